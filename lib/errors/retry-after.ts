import { parseHttpDate } from "./http-date";
import type { RetryTime } from "./problem";
import { localTime, rateLimitOf } from "./rate-limit";

/** Half of the API's window of a minute: what a limit without any time is taken to need. */
const defaultSeconds = 30;
/** No wait is longer: whoever says more is mistaken, or trying once an hour does no harm. */
const longestSeconds = 3600;

/**
 * When a reply says to come back: `Retry-After` as seconds or as an HTTP date, the latter against the server's own
 * clock when it sent a `Date`. `null` when it says nothing that can be understood. `now` in epoch milliseconds.
 */
export function retryAfterOf(headers: Headers, now: number): RetryTime | null {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return retryTime(Number(value), "seconds", now);
  const date = parseHttpDate(value);
  if (date === null) return null;
  const wait = localTime(date, headers, now) - now;
  // Past already, and nothing to tell the server's clock by: one of the two clocks is wrong.
  if (wait <= 0 && !headers.has("date")) return null;
  return retryTime(wait / 1000, "date", now);
}

/** As {@link retryAfterOf}; else when the rate limit's window ends; else after half a minute. */
export function retryTimeOf(headers: Headers, now: number): RetryTime {
  const said = retryAfterOf(headers, now);
  if (said) return said;
  const reset = rateLimitOf(headers, now)?.resetAt ?? null;
  if (reset !== null && reset > now) return retryTime((reset - now) / 1000, "reset", now);
  return retryTime(defaultSeconds, "default", now);
}

function retryTime(seconds: number, source: RetryTime["source"], now: number): RetryTime {
  const retryAfterSeconds = Math.min(Math.max(Math.ceil(seconds), 1), longestSeconds);
  return { retryAt: now + retryAfterSeconds * 1000, retryAfterSeconds, source };
}
