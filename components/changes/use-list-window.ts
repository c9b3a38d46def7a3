"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** Rows drawn beyond those in sight. */
const overscan = 20;

/** Which rows of a list of equal heights are in sight of the element that scrolls around it. */
export function useListWindow(list: RefObject<HTMLElement | null>, count: number, rowHeight: number) {
  const [sight, setSight] = useState({ start: 0, end: overscan * 3 });
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    if (!scroller) return;
    const look = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const above = scroller.getBoundingClientRect().top - top;
      const start = Math.max(0, Math.floor(above / rowHeight) - overscan);
      const end = Math.ceil((above + scroller.clientHeight) / rowHeight) + overscan;
      setSight((before) => (before.start === start && before.end === end ? before : { start, end }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    for (const child of scroller.children) observer.observe(child);
    scroller.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener("scroll", look);
    };
  }, [list, rowHeight]);
  const start = Math.min(sight.start, Math.max(0, count - 1));
  return { start, end: Math.min(Math.max(sight.end, start), count) };
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  return element?.closest<HTMLElement>("[data-scroller]") ?? null;
}
