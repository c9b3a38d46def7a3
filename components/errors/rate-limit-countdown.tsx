"use client";

import { duration } from "@/lib/errors/wording";
import { useCountdown } from "./use-countdown";

/** How long until the server takes requests again; for the eye, as a screen reader would hear every second. */
export function RateLimitCountdown({ until }: { until: number }) {
  const seconds = useCountdown(until);
  return (
    <span aria-hidden="true" className="tabular-nums">
      {seconds > 0 ? `You can go on in ${duration(seconds)}.` : "You can go on now."}
    </span>
  );
}
