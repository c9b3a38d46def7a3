import type { Method } from "@/lib/contract/endpoint";
import { matchProblem, type Problem } from "./problem";
import { isRead } from "./request-effect";

/** Retries of one read before its problem is shown. */
const attempts = 3;
/** A 503 that asks for longer than this is shown with its countdown instead of being waited out unseen. */
const shortWaitSeconds = 10;
const firstDelay = 500;
const longestDelay = 15_000;
/** Maintenance and overload take longer than a hiccup, and are made worse by asking (errors.md row 18). */
const firstUnavailableDelay = 2_000;

/**
 * Whether to send a failed request again by itself: reads only, after a lost network, 500, 502, 503 and 504. A 429 is
 * not for one request to wait out, but for all together: see `lib/api/throttle.ts`. The problem and the caller must agree that it is a read, so that no mix-up repeats a write (errors.md,
 * Retries). `attempt` counts the retries already made, from 0.
 */
export function shouldRetry(problem: Problem, method: Method, attempt: number): boolean {
  if (
    attempt >= attempts ||
    !isRead(problem.request) ||
    (method !== "GET" && method !== problem.request.method)
  ) {
    return false;
  }
  const yes = () => true;
  const no = () => false;
  return matchProblem(problem, {
    validation: no,
    invalid: no,
    conflict: no,
    unauthenticated: no,
    forbidden: no,
    "not-found": no,
    "rate-limited": no,
    "too-large": no,
    server: yes,
    upstream: yes,
    unavailable: ({ retry }) => (retry?.retryAfterSeconds ?? 0) <= shortWaitSeconds,
    unreadable: no,
    "unexpected-status": no,
    offline: yes,
    unreachable: yes,
    timeout: yes,
    aborted: no,
    defect: no,
  });
}

/**
 * Milliseconds to wait before the next attempt: what the server asked for and a little more, else exponential
 * backoff with jitter between half and the whole. `random` gives 0 to 1.
 */
export function retryDelay(problem: Problem, attempt: number, random: () => number = Math.random): number {
  const asked = problem.kind === "unavailable" ? problem.retry?.retryAfterSeconds : undefined;
  if (asked !== undefined) return Math.round(asked * 1000 + random() * 1000);
  const first = problem.kind === "unavailable" ? firstUnavailableDelay : firstDelay;
  const delay = Math.min(first * 2 ** Math.max(attempt, 0), longestDelay);
  return Math.round(delay / 2 + (random() * delay) / 2);
}
