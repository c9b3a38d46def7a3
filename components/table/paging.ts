import { parseAsInteger, parseAsNumberLiteral } from "nuqs/server";

const pageSizes = [25, 50, 100] as const;

/**
 * The part of a list's state that every paged list has: `useListState({ ...paging, search: … })`. Read on the
 * server too, so parsers here and in lists that a page prefetches come from `nuqs/server`.
 */
export const paging = {
  page: parseAsInteger.withDefault(1),
  page_size: parseAsNumberLiteral(pageSizes).withDefault(50),
};
