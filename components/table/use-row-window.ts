"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** The shell's top bar and the table's own header, which lie over the rows. */
const coveredAbove = 44 + 32;
/** Free space kept below a row that is scrolled to. */
const roomBelow = 8;
/** Rows drawn around those in sight, so that scrolling meets them. */
const overscan = 5;

interface WindowedRow {
  index: number;
  /** Pixels of rows left out above this one. */
  gap: number;
}

interface RowWindowOptions {
  count: number;
  rowHeight: number;
  /** A row that is drawn wherever one scrolls, so that it keeps the focus. -1: none. */
  pinned: number;
}

/** What of the list is in the browser's window: rows that would be there if it were endless. */
interface Sight {
  /** The first row that nothing covers. */
  first: number;
  /** Rows that the window is high. */
  rows: number;
}

/**
 * Which of many rows to draw, for the page's own scrolling: those in sight, some around them, and the pinned one.
 * All are of one height, so that where each stands is a multiplication. `list` goes on the element that holds them.
 */
export function useRowWindow({ count, rowHeight, pinned }: RowWindowOptions) {
  const element = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<Sight>({ first: 0, rows: 25 });
  useLayoutEffect(() => {
    const look = () => {
      const box = element.current?.getBoundingClientRect();
      if (!box) return;
      const covered = window.scrollY > 0 ? coveredAbove - box.top : 0;
      const first = Math.max(0, Math.ceil(covered / rowHeight));
      const rows = Math.ceil(window.innerHeight / rowHeight);
      setSight((before) => (before.first === first && before.rows === rows ? before : { first, rows }));
    };
    // At once: rows that come a frame later than the place they belong to are seen as a gap.
    const scrolled = () => flushSync(look);
    look();
    // Whatever grows or shrinks above the rows moves them.
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    window.addEventListener("scroll", scrolled, { passive: true });
    window.addEventListener("resize", look, { passive: true });
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", scrolled);
      window.removeEventListener("resize", look);
    };
  }, [rowHeight]);

  const firstInSight = Math.max(0, Math.min(sight.first, count - 1));
  const rows = rowsOf(
    Math.max(0, firstInSight - overscan),
    Math.min(count, firstInSight + sight.rows + overscan),
    pinned < count ? pinned : -1,
    rowHeight,
  );
  const last = rows.at(-1);
  const rest = last ? (count - 1 - last.index) * rowHeight : 0;
  return {
    rows,
    firstInSight,
    rowsInSight: Math.max(1, sight.rows - 3),
    scrollTo: (index: number) => {
      const box = element.current?.getBoundingClientRect();
      if (!box) return;
      const above = box.top + index * rowHeight - coveredAbove;
      const below = above + coveredAbove + rowHeight + roomBelow + coveredBelow() - window.innerHeight;
      // Above the first row stands what belongs to it.
      if (index === 0) window.scrollTo({ top: 0 });
      else if (above < 0) window.scrollBy({ top: above });
      else if (below > 0) window.scrollBy({ top: below });
    },
    /** Set in the browser only: the server's page has no room yet for rows it does not hold. */
    list: (node: HTMLDivElement | null) => {
      element.current = node;
      node?.style.setProperty("padding-bottom", `${Math.max(0, rest)}px`);
    },
  };
}

/** How high what lies over the last rows in sight is, as a bar at the bottom of the page. */
function coveredBelow(): number {
  return document.querySelector<HTMLElement>("[data-over-rows]")?.offsetHeight ?? 0;
}

/** The rows from `start` to before `end`, and the pinned one in its place, each with the gap before it. */
function rowsOf(start: number, end: number, pinned: number, rowHeight: number): WindowedRow[] {
  const indexes = Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
  if (pinned >= 0 && pinned < start) indexes.unshift(pinned);
  if (pinned >= end) indexes.push(pinned);
  let next = 0;
  return indexes.map((index) => {
    const gap = (index - next) * rowHeight;
    next = index + 1;
    return { index, gap };
  });
}
