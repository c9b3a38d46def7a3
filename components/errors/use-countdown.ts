"use client";

import { useEffect, useReducer } from "react";

/** Whole seconds left until the time (epoch milliseconds), counted down; 0 when it is over or not given. */
export function useCountdown(until: number | undefined): number {
  const [, show] = useReducer((ticks: number) => ticks + 1, 0);
  useEffect(() => {
    if (until === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      const left = until - Date.now();
      // At the turn of each second, so that all who count down to the same time agree.
      if (left > 0) timer = setTimeout(tick, (left % 1000) + 1);
    };
    const tick = () => {
      show();
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [until]);
  // Not what a tick has set: React may show that only after `until` is another, and then it would stay.
  return secondsTo(until);
}

function secondsTo(until: number | undefined): number {
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}
