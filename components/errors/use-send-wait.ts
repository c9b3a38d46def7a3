"use client";

import { useThrottle } from "@/lib/api/use-throttle";
import type { Problem } from "@/lib/errors/problem";
import { clockTime, retryAtOf } from "./retry-time";
import { useCountdown } from "./use-countdown";

interface SendWait {
  /** When something may be sent, in epoch milliseconds; undefined: now. */
  until: number | undefined;
  /** Why not now, in words that do not change while it is waited: a screen reader would read each change. */
  reason: string | undefined;
  /** The rate limit is reached, whoever reached it. */
  limited: boolean;
}

/** How long a write has to wait: for the rate limit, and for what its own last attempt (`problem`) was told. */
export function useSendWait(problem: Problem | undefined): SendWait {
  const { hold } = useThrottle();
  const until = Math.max(hold?.until ?? 0, retryAtOf(problem) ?? 0);
  const seconds = useCountdown(until > 0 ? until : undefined);
  const reason = seconds > 0 ? `The API takes it again at ${clockTime(until)}.` : undefined;
  return { until: seconds > 0 ? until : undefined, reason, limited: hold !== null && seconds > 0 };
}
