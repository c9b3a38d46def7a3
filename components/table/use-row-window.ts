"use client";

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useRef, useState } from "react";

/** The shell's top bar and the table's own header, which lie over the rows. */
const coveredAbove = 44 + 32;

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

/**
 * Which of many rows to draw, for the page's own scrolling: those in sight, some around them, and the pinned one.
 * `list` goes on the element that holds the rows.
 */
export function useRowWindow({ count, rowHeight, pinned }: RowWindowOptions) {
  const element = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const box = element.current?.getBoundingClientRect();
      if (box) setTop(Math.round(box.top + window.scrollY));
    };
    measure();
    // Whatever grows or shrinks above the rows moves them.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  const rangeExtractor = useCallback(
    (range: Range) => {
      const rows = defaultRangeExtractor(range);
      if (pinned < 0 || pinned >= range.count || rows.includes(pinned)) return rows;
      return [...rows, pinned].sort((a, b) => a - b);
    },
    [pinned],
  );
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: coveredAbove,
    scrollPaddingEnd: 8,
    initialRect: { width: 1280, height: 800 },
    rangeExtractor,
  });
  useLayoutEffect(() => {
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);

  let end = 0;
  const rows: WindowedRow[] = virtualizer.getVirtualItems().map(({ index }) => {
    const gap = index * rowHeight - end;
    end = (index + 1) * rowHeight;
    return { index, gap };
  });
  const scrolled = virtualizer.scrollOffset ?? 0;
  const uncovered = scrolled > 0 ? Math.ceil((scrolled + coveredAbove - top) / rowHeight) : 0;
  const firstInSight = Math.max(0, Math.min(uncovered, count - 1));
  const rest = count * rowHeight - end;
  return {
    rows,
    /** The first row that nothing covers. */
    firstInSight,
    rowsInSight: Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / rowHeight) - 3),
    scrollTo: (index: number) => {
      // Above the first row stands what belongs to it.
      if (index === 0) virtualizer.scrollToOffset(0);
      else virtualizer.scrollToIndex(index, { align: "auto" });
    },
    /** Set in the browser only: the server's page has no room yet for rows it does not hold. */
    list: (node: HTMLDivElement | null) => {
      element.current = node;
      node?.style.setProperty("padding-bottom", `${Math.max(0, rest)}px`);
    },
  };
}
