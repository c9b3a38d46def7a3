"use client";

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useState } from "react";

interface Brush {
  from: number;
  to: number;
  /** By a pointer that is down. */
  held: boolean;
}

/**
 * Chooses a run of neighbours among `count` things that stand side by side: a pointer draws over them, or the arrow
 * keys go along them, with Shift over several, and Enter chooses. Escape lets go.
 */
export function useBrush(count: number, choose: (first: number, last: number) => void) {
  const [kept, setKept] = useState<Brush>();
  const [hovered, setHovered] = useState<number>();
  // What was chosen among others may be more than there are now.
  const brush = kept && Math.max(kept.from, kept.to) < count ? kept : undefined;
  const first = brush && Math.min(brush.from, brush.to);
  const last = brush && Math.max(brush.from, brush.to);

  const held = brush?.held ?? false;
  useEffect(() => {
    if (!held) return;
    // What a pointer draws over has not the focus.
    const letGo = (event: globalThis.KeyboardEvent) => {
      if (event.key === "Escape") setKept(undefined);
    };
    window.addEventListener("keydown", letGo);
    return () => window.removeEventListener("keydown", letGo);
  }, [held]);

  const indexAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * count)));
  };
  const go = (to: number, extend: boolean) => {
    const at = Math.min(count - 1, Math.max(0, to));
    setKept({ from: extend && brush ? brush.from : at, to: at, held: false });
  };
  const take = () => {
    if (first === undefined || last === undefined) return;
    setKept(undefined);
    choose(first, last);
  };
  return {
    first,
    last,
    /** The one that the keys are at. */
    active: brush?.to,
    /** The one under the pointer. */
    hovered,
    held,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = indexAt(event);
        setKept({ from: at, to: at, held: true });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const at = indexAt(event);
        setHovered(at);
        setKept((now) => (now?.held ? { ...now, to: at } : now));
      },
      onPointerUp: () => {
        if (brush?.held) take();
      },
      onPointerCancel: () => setKept(undefined),
      onPointerLeave: () => setHovered(undefined),
      // A press would give the focus to the one below the pointer.
      onMouseDown: (event: MouseEvent<HTMLElement>) => event.preventDefault(),
      onBlur: () => setKept(undefined),
      onFocus: () => setKept({ from: count - 1, to: count - 1, held: false }),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const at = brush?.to ?? count;
        const { key, shiftKey } = event;
        if (key === "ArrowLeft") go(at - 1, shiftKey);
        else if (key === "ArrowRight") go(at + 1, shiftKey);
        else if (key === "Home") go(0, shiftKey);
        else if (key === "End") go(count - 1, shiftKey);
        else if (key === "Enter" || key === " ") take();
        else if (key === "Escape" && brush && (brush.held || first !== last)) {
          setKept({ from: brush.to, to: brush.to, held: false });
        } else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
