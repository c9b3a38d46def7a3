"use client";

import { useEffectEvent, useLayoutEffect } from "react";
import { addShortcut } from "./shortcut-store";

interface ShortcutOptions {
  enabled?: boolean | undefined;
  /** Heading under which `?` lists it. */
  group?: string | undefined;
  /** Not inside fields, though it has ⌘ or Ctrl. */
  outsideFields?: boolean | undefined;
}

/** Has keys listed by `?` that a part of the page answers to by itself, while it has the focus. */
export function useListedKeys(keys: string, label: string, { enabled = true, group }: ShortcutOptions): void {
  useLayoutEffect(() => {
    if (enabled) return addShortcut({ keys, label, group: group ?? "This page" });
  }, [keys, label, group, enabled]);
}

/**
 * Runs when the keys are pressed outside of fields, menus and modal dialogs (with ⌘ or Ctrl also inside fields),
 * and appears in the list that `?` opens. `useShortcut("j", "Next record", next, { group: "Records" })`
 */
export function useShortcut(
  keys: string,
  label: string,
  run: () => void,
  { enabled = true, group = "This page", outsideFields }: ShortcutOptions = {},
): void {
  const latest = useEffectEvent(run);
  // Not a moment after what is seen: a key pressed in between would be lost.
  useLayoutEffect(() => {
    if (!enabled) return;
    return addShortcut({ keys, label, group, outsideFields, run: () => latest() });
  }, [keys, label, group, outsideFields, enabled]);
}
