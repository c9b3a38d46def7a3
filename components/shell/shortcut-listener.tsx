"use client";

import { useEffect } from "react";
import { isSingleKey, matchesStroke } from "./keystroke";
import { usePreferences } from "./preferences-provider";
import { type Shortcut, shortcuts } from "./shortcut-store";

const sequenceMs = 1200;

/** The one listener behind `useShortcut`; mounted once. */
export function ShortcutListener() {
  const { singleKeys } = usePreferences().preferences;
  useEffect(() => {
    const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
    let begun: { shortcut: Shortcut; strokes: number }[] = [];
    let begunAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
      if (performance.now() - begunAt > sequenceMs) begun = [];
      const usable = shortcuts.snapshot().filter((shortcut) => mayRun(shortcut, event.target, singleKeys));
      const candidates = [
        ...begun.filter(({ shortcut }) => usable.includes(shortcut)),
        ...usable.map((shortcut) => ({ shortcut, strokes: 0 })),
      ];
      const hits = candidates
        .filter(({ shortcut, strokes }) => matchesStroke(event, shortcut.keys.split(" ")[strokes] ?? "", mac))
        .map(({ shortcut, strokes }) => ({ shortcut, strokes: strokes + 1 }));
      // What was begun goes on: the second key of "g d" is not the "d" of a row.
      const whole = hits.filter(({ shortcut, strokes }) => strokes === shortcut.keys.split(" ").length);
      const done = whole.findLast(({ strokes }) => strokes > 1) ?? whole.at(-1);
      begun = done ? [] : hits;
      begunAt = performance.now();
      if (hits.length > 0) event.preventDefault();
      done?.shortcut.run?.();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [singleKeys]);
  return null;
}

function isModifier(key: string): boolean {
  return key === "Shift" || key === "Control" || key === "Meta" || key === "Alt";
}

function mayRun(shortcut: Shortcut, target: EventTarget | null, singleKeys: boolean): boolean {
  const single = isSingleKey(shortcut.keys);
  if (!shortcut.run || (single && !singleKeys)) return false;
  // One that is closing takes no keys any more.
  if (document.querySelector("[data-modal]:not([data-ending-style])")) return false;
  if (!(single || shortcut.outsideFields) || !(target instanceof Element)) return true;
  return !target.closest(
    'textarea, select, input:not([type="checkbox"], [type="radio"]), [contenteditable="true"], [role="menu"], [role="listbox"]',
  );
}
