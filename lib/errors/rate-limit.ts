import { rateLimitHeaders } from "@/lib/contract/errors";
import { parseHttpDate } from "./http-date";

/** Requests allowed and left in the current window; `resetAt` is by this machine's clock, in epoch milliseconds. */
export interface RateLimit {
  limit: number;
  remaining: number;
  resetAt: number | null;
}

// A reset below this is a number of seconds from now; above, a time. No window lasts 30 years.
const leastEpochSeconds = 1_000_000_000;
const leastEpochMilliseconds = 100_000_000_000;

/**
 * The rate limit that a reply's headers tell, in any spelling; `null` when they tell none. `X-RateLimit-Reset`
 * is Unix seconds and `RateLimit-Reset` seconds from now, but each is read by its size. `now` in epoch milliseconds.
 */
export function rateLimitOf(headers: Headers, now: number = Date.now()): RateLimit | null {
  const limit = firstNumber(headers, rateLimitHeaders.limit);
  const remaining = firstNumber(headers, rateLimitHeaders.remaining);
  if (limit === null || remaining === null) return oneHeaderLimit(headers, now);
  return { limit, remaining: Math.min(remaining, limit), resetAt: resetAt(headers, now) };
}

/**
 * The IETF drafts that say all of it in `RateLimit`: up to 07 as `limit=100, remaining=50, reset=5`, since 08 as
 * `"burst";r=50;t=5` with the limit in `RateLimit-Policy: "burst";q=100;w=60`. Of several the one nearest its end.
 */
function oneHeaderLimit(headers: Headers, now: number): RateLimit | null {
  const said = headers.get("ratelimit") ?? "";
  const old = parametersOf(said.replaceAll(",", ";"));
  const found = [limitFrom(old.get("limit"), old.get("remaining"), old.get("reset"), now)];
  const policies = new Map(
    (headers.get("ratelimit-policy") ?? "")
      .split(",")
      .map((policy) => [nameOf(policy), parametersOf(policy)]),
  );
  for (const item of said.split(",")) {
    const own = parametersOf(item);
    const quota = policies.get(nameOf(item))?.get("q");
    found.push(limitFrom(quota, own.get("r"), own.get("t"), now));
  }
  const share = ({ limit, remaining }: RateLimit) => (limit > 0 ? remaining / limit : 0);
  const known = found.filter((each) => each !== null).sort((a, b) => share(a) - share(b));
  return known[0] ?? null;
}

function limitFrom(
  limit: number | undefined,
  remaining: number | undefined,
  reset: number | undefined,
  now: number,
): RateLimit | null {
  if (limit === undefined || remaining === undefined) return null;
  const resetAt = reset === undefined ? null : now + reset * 1000;
  return { limit, remaining: Math.min(remaining, limit), resetAt };
}

function nameOf(item: string): string {
  return item.split(";", 1)[0]?.trim() ?? "";
}

function parametersOf(item: string): Map<string, number> {
  const pairs = [...item.matchAll(/(?:^|;)\s*([a-z]+)\s*=\s*(\d{1,15})\s*(?=;|$)/gi)];
  return new Map(pairs.map(([, name = "", value]) => [name.toLowerCase(), Number(value)]));
}

/** This machine's time of the moment that the server calls `serverTime`, both in epoch milliseconds. */
export function localTime(serverTime: number, headers: Headers, now: number): number {
  return serverTime - clockSkew(headers, now);
}

/** By how many milliseconds the server's clock is ahead, going by its `Date`; 0 when it sends none. */
export function clockSkew(headers: Headers, now: number): number {
  const date = parseHttpDate(headers.get("date") ?? "");
  return date === null ? 0 : date - now;
}

function resetAt(headers: Headers, now: number): number | null {
  const reset = firstNumber(headers, rateLimitHeaders.reset);
  if (reset === null) return null;
  if (reset < leastEpochSeconds) return now + reset * 1000;
  return localTime(reset < leastEpochMilliseconds ? reset * 1000 : reset, headers, now);
}

/** The IETF forms may carry a policy after the number: `100, 100;w=60`. */
function firstNumber(headers: Headers, names: readonly string[]): number | null {
  for (const name of names) {
    const digits = /^\s*(\d{1,15})(?:\.\d+)?\s*(?:[,;]|$)/.exec(headers.get(name) ?? "")?.[1];
    if (digits !== undefined) return Number(digits);
  }
  return null;
}
