"use client";

import { duration } from "@/lib/errors/wording";
import { clockTime } from "./retry-time";
import { useShownCountdown } from "./use-shown-countdown";

/** How long until the server takes requests again; a screen reader, which would hear every second, is told when. */
export function RateLimitCountdown({ until }: { until: number }) {
  const { seconds, shown } = useShownCountdown(until, "problem");
  return (
    <p>
      <span className="sr-only">You can go on at {clockTime(until)}.</span>
      <span aria-hidden="true" className="tabular-nums">
        {seconds === 0
          ? "You can go on now."
          : shown
            ? `You can go on in ${duration(seconds)}.`
            : "You can go on when the wait is over."}
      </span>
    </p>
  );
}
