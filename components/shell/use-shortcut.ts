"use client";

import { useEffectEvent, useLayoutEffect } from "react";
import { addShortcut } from "./shortcut-store";

interface ShortcutOptions {
  enabled?: boolean | undefined;
  /** Heading under which `?` lists it. */
  group?: string | undefined;
}

/**
 * Runs when the keys are pressed outside of fields, menus and modal dialogs (with ⌘ or Ctrl also inside fields),
 * and appears in the list that `?` opens. `useShortcut("j", "Next record", next, { group: "Records" })`
 */
export function useShortcut(
  keys: string,
  label: string,
  run: () => void,
  { enabled = true, group = "This page" }: ShortcutOptions = {},
): void {
  const latest = useEffectEvent(run);
  // Not a moment after what is seen: a key pressed in between would be lost.
  useLayoutEffect(() => {
    if (!enabled) return;
    return addShortcut({ keys, label, group, run: () => latest() });
  }, [keys, label, group, enabled]);
}
