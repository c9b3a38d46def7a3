"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether ⌘ is the command key here. False on the server, so that the first paint agrees with it. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
}
