"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * Whether the page has come to life. For what the browser may know sooner than the server did, such as the cache
 * filled by a part further down the page: shown earlier it would not agree with the server's markup.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
