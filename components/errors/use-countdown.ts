"use client";

import { useEffect, useState } from "react";

/** Whole seconds left until the time (epoch milliseconds), counted down; 0 when it is over or not given. */
export function useCountdown(until: number | undefined): number {
  const [, setShown] = useState(0);
  useEffect(() => {
    if (until === undefined) return;
    const timer = setInterval(() => {
      setShown(secondsTo(until));
      if (Date.now() >= until) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  // Not what a tick has set: React may show that only after `until` is another, and then it would stay.
  return secondsTo(until);
}

function secondsTo(until: number | undefined): number {
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}
