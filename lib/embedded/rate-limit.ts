import type { Actor } from "./context";
import { ApiFailure } from "./failure";

interface Window {
  startedAt: number;
  used: number;
}
const minute = 60_000;

/** Share of the limit that must be left for the headers to stay away. */
const quietShare = 0.2;

/** Requests per actor and minute, in windows that begin with their first request. Kept in memory. */
export function rateLimiter() {
  const windows = new Map<string, Window>();
  return {
    /**
     * Counts a request and gives the headers to send near the limit (assumed names: `X-RateLimit-*`, the reset in
     * Unix seconds). Beyond the limit it throws a 429 with `Retry-After` in seconds.
     */
    count(actor: Actor, now: Date): Record<string, string> {
      const key = `${actor.type}:${actor.id}`;
      const time = now.getTime();
      let window = windows.get(key);
      if (!window || time - window.startedAt >= minute || time < window.startedAt) {
        if (windows.size > 10_000) forget(windows, time);
        window = { startedAt: time, used: 0 };
        windows.set(key, window);
      }
      window.used += 1;
      const left = Math.max(0, actor.rate_limit - window.used);
      const headers = {
        "X-RateLimit-Limit": String(actor.rate_limit),
        "X-RateLimit-Remaining": String(left),
        "X-RateLimit-Reset": String(Math.ceil((window.startedAt + minute) / 1000)),
      };
      if (window.used > actor.rate_limit) {
        const seconds = Math.max(1, Math.ceil((window.startedAt + minute - time) / 1000));
        throw new ApiFailure(429, `Rate limit exceeded: ${actor.rate_limit} requests per minute`, {
          ...headers,
          "Retry-After": String(seconds),
        });
      }
      return left <= actor.rate_limit * quietShare ? headers : {};
    },
  };
}

export type RateLimiter = ReturnType<typeof rateLimiter>;

function forget(windows: Map<string, Window>, time: number): void {
  for (const [key, window] of windows) {
    if (time - window.startedAt >= minute) windows.delete(key);
  }
}
