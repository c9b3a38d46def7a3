"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { indexOfRow } from "./row-place";

/**
 * The row that the keyboard is on, remembered by id: it stays the same row when others come and go. When it is gone
 * while it had the focus, the row now in its place takes over.
 */
export function useActiveRow<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  grid: RefObject<HTMLElement | null>,
) {
  const [active, setActive] = useState<{ id: string; index: number }>();
  const focusNext = useRef(false);
  const hasFocus = useRef(false);
  const index = indexOfRow(rows, rowId, active?.id, active?.index ?? -1);

  const activate = (to: number) => {
    const row = rows[to];
    if (row === undefined) return;
    const id = rowId(row);
    if (id !== active?.id || to !== active.index) setActive({ id, index: to });
  };
  const orphaned = active !== undefined && index < 0;
  useLayoutEffect(() => {
    if (!orphaned) return;
    const heir = rows[Math.min(active?.index ?? 0, rows.length - 1)];
    if (!hasFocus.current || heir === undefined) return;
    focusNext.current = document.activeElement === document.body;
    setActive({ id: rowId(heir), index: Math.min(active?.index ?? 0, rows.length - 1) });
  }, [orphaned, active, rows, rowId]);
  useLayoutEffect(() => {
    if (!focusNext.current || index < 0) return;
    focusNext.current = false;
    grid.current
      ?.querySelector<HTMLElement>(`[role=row][data-index="${index}"]`)
      ?.focus({ preventScroll: true });
  });

  return {
    /** -1: none yet. */
    index,
    /** Makes a row the active one, leaving the focus where it is. */
    activate,
    focus: (to: number) => {
      focusNext.current = true;
      if (to === index) setActive((now) => now && { ...now });
      else activate(to);
    },
    noticeFocus: (to: number) => {
      hasFocus.current = to >= 0;
      if (to >= 0) activate(to);
    },
    noticeBlur: (to: EventTarget | null) => {
      // An element that is taken away leaves to nowhere; so does the window that is left.
      if (to instanceof Node && !grid.current?.contains(to)) hasFocus.current = false;
    },
  };
}
