"use client";

import { useShownCountdown } from "./use-shown-countdown";

/** How long a button is to be waited for, on it; for the eye alone, as a screen reader would hear every second. */
export function SendCountdown({ until }: { until: number | undefined }) {
  const { seconds, shown } = useShownCountdown(until, "button");
  if (!shown) return null;
  return <span aria-hidden="true" className="tabular-nums">{` (in ${seconds} s)`}</span>;
}
