"use client";

import { useEffect, useSyncExternalStore } from "react";

export interface PageAction {
  /** "Add a record". */
  label: string;
  run: () => void;
  /** Keys it also has, as given to `useShortcut`; shown only. */
  shortcut?: string | undefined;
  disabledReason?: string | undefined;
}

const sources = new Map<symbol, readonly PageAction[]>();
const listeners = new Set<() => void>();
const none: readonly PageAction[] = [];
let all: readonly PageAction[] = none;

function changed() {
  all = [...sources.values()].flat();
  for (const tell of listeners) tell();
}

/** Offers what can be done on this page in the palette. Give a list that is stable between renders (`useMemo`). */
export function usePageActions(actions: readonly PageAction[]): void {
  useEffect(() => {
    const source = Symbol("page actions");
    sources.set(source, actions);
    changed();
    return () => {
      sources.delete(source);
      changed();
    };
  }, [actions]);
}

/** What the page in sight offers, for the palette. */
export function useOfferedActions(): readonly PageAction[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => all,
    () => none,
  );
}
