"use client";

import {
  debounce,
  type Nullable,
  type UseQueryStatesKeysMap,
  useQueryState,
  useQueryStates,
  type Values,
} from "nuqs";
import { paging } from "./paging";

/** Every change of the URL draws the page again: while one types, only a pause is worth it. */
const typedOptions = { history: "replace", limitUrlUpdates: debounce(150) } as const;
const chosenOptions = { history: "push" } as const;

interface UpdateOptions {
  /** Text still being typed: the URL follows, without one step of "back" per letter. */
  typing?: boolean;
}

/**
 * Sort, filters and page of a list, kept in the URL so that a view can be sent and "back" goes back. Defaults are
 * not written. A change of anything but the page leads to the first page. Keep `parsers` outside of the component:
 * `const parsers = { ...paging, search: parseAsString.withDefault("") }`.
 */
export function useListState<P extends UseQueryStatesKeysMap>(parsers: P) {
  const [state, setState] = useQueryStates(parsers, { scroll: false });
  const [, setPage] = useQueryState("page", paging.page.withOptions({ scroll: false }));

  function update(change: Partial<Nullable<Values<P>>>, { typing = false }: UpdateOptions = {}): void {
    const options = typing ? typedOptions : chosenOptions;
    void setState(change, options);
    if (!("page" in change)) void setPage(null, options);
  }
  return [state, update] as const;
}
