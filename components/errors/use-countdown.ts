"use client";

import { useEffect, useState } from "react";

/** Whole seconds left until the time (epoch milliseconds), counted down; 0 when it is over or not given. */
export function useCountdown(until: number | undefined): number {
  const [seconds, setSeconds] = useState(() => secondsTo(until));
  const [counted, setCounted] = useState(until);
  // Before the first tick too, what is shown is of the present time.
  if (counted !== until) {
    setCounted(until);
    setSeconds(secondsTo(until));
  }
  useEffect(() => {
    if (until === undefined) return;
    const timer = setInterval(() => {
      setSeconds(secondsTo(until));
      if (Date.now() >= until) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}

function secondsTo(until: number | undefined): number {
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}
