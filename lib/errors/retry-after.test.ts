import { describe, expect, test } from "vitest";
import { parseHttpDate } from "./http-date";
import { now } from "./problem.fixture";
import { clockSkew, rateLimitOf } from "./rate-limit";
import { retryAfterOf, retryTimeOf } from "./retry-after";

const at = (milliseconds: number) => new Date(milliseconds).toUTCString();
const wait = (headers: { [name: string]: string }) => retryTimeOf(new Headers(headers), now);

describe("HTTP dates", () => {
  test.each([
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    "sun, 6 nov 1994 08:49:37 gmt",
    "1994-11-06T08:49:37Z",
  ])("%s", (text) => expect(parseHttpDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37)));

  test.each([
    "",
    "soon",
    "Sun, 06 Foo 1994 08:49:37 GMT",
    "Sun, 46 Nov 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 25:49:37 GMT",
    "12",
  ])("not %j", (text) => expect(parseHttpDate(text)).toBeNull());

  test("a two-digit year is of this century until it is far ahead", () => {
    expect(parseHttpDate("Sunday, 01-Mar-26 12:00:00 GMT")).toBe(now);
  });
});

describe("Retry-After", () => {
  test.each([
    ["30", 30],
    [" 7 ", 7],
    ["1.5", 2],
    ["0", 1],
    ["999999999", 3600],
  ])("%j seconds", (value, seconds) => {
    expect(wait({ "retry-after": value })).toEqual({
      retryAt: now + seconds * 1000,
      retryAfterSeconds: seconds,
      source: "seconds",
    });
  });

  test("a date, where the clocks agree", () => {
    expect(wait({ "retry-after": at(now + 45_000) })).toMatchObject({
      retryAfterSeconds: 45,
      source: "date",
    });
  });

  test.each([-3_600_000, 3_600_000])("a date of a server whose clock is %i ms off", (skew) => {
    const headers = { "retry-after": at(now + skew + 45_000), date: at(now + skew) };
    expect(wait(headers)).toMatchObject({ retryAt: now + 45_000, retryAfterSeconds: 45, source: "date" });
    expect(clockSkew(new Headers(headers), now)).toBe(skew);
  });

  test("a date that has passed by the server's own clock is now", () => {
    expect(wait({ "retry-after": at(now - 5000), date: at(now) })).toMatchObject({
      retryAfterSeconds: 1,
      source: "date",
    });
  });

  test("a date that has passed, and no clock to tell by, says nothing", () => {
    expect(retryAfterOf(new Headers({ "retry-after": at(now - 3_600_000) }), now)).toBeNull();
  });

  test.each(["", "soon", "-5", "30s", "NaN"])("%j falls back on half a minute", (value) => {
    expect(wait({ "retry-after": value })).toMatchObject({ retryAfterSeconds: 30, source: "default" });
  });

  test("without it, the rate limit's own reset", () => {
    const headers = {
      "x-ratelimit-limit": "60",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(now / 1000 + 12),
    };
    expect(wait(headers)).toMatchObject({ retryAfterSeconds: 12, source: "reset" });
    expect(wait({ ...headers, "x-ratelimit-reset": String(now / 1000 - 12) })).toMatchObject({
      source: "default",
    });
  });
});

describe("rate-limit headers", () => {
  const limit = (headers: { [name: string]: string }) => rateLimitOf(new Headers(headers), now);

  test("the API's spelling: reset in Unix seconds", () => {
    const headers = {
      "X-RateLimit-Limit": "60",
      "X-RateLimit-Remaining": "5",
      "X-RateLimit-Reset": String(now / 1000 + 30),
    };
    expect(limit(headers)).toEqual({ limit: 60, remaining: 5, resetAt: now + 30_000 });
    expect(limit({ ...headers, Date: at(now - 100_000) })?.resetAt).toBe(now + 130_000);
  });

  test("the IETF's: reset in seconds from now, a policy after the number", () => {
    const headers = {
      "RateLimit-Limit": "100, 100;w=60",
      "RateLimit-Remaining": "0",
      "RateLimit-Reset": "30",
    };
    expect(limit(headers)).toEqual({ limit: 100, remaining: 0, resetAt: now + 30_000 });
  });

  test("either spelling with the other's reset, and milliseconds", () => {
    const headers = { "x-ratelimit-limit": "60", "x-ratelimit-remaining": "5" };
    expect(limit({ ...headers, "x-ratelimit-reset": "30" })?.resetAt).toBe(now + 30_000);
    expect(limit({ ...headers, "x-ratelimit-reset": String(now + 30_000) })?.resetAt).toBe(now + 30_000);
  });

  test("the IETF's in one header, in both of its drafts' ways", () => {
    expect(limit({ RateLimit: "limit=100, remaining=12, reset=40" })).toEqual({
      limit: 100,
      remaining: 12,
      resetAt: now + 40_000,
    });
    const headers = {
      "RateLimit-Policy": '"burst";q=100;w=60, "daily";q=10000;w=86400',
      RateLimit: '"daily";r=9000;t=3600, "burst";r=3;t=20',
    };
    expect(limit(headers)).toEqual({ limit: 100, remaining: 3, resetAt: now + 20_000 });
    expect(limit({ RateLimit: '"burst";r=3;t=20' })).toBeNull();
    expect(limit({ RateLimit: "soon, =, ;;", "RateLimit-Policy": '"' })).toBeNull();
  });

  test("none, half, or nonsense", () => {
    expect(limit({})).toBeNull();
    expect(limit({ "x-ratelimit-limit": "60" })).toBeNull();
    expect(limit({ "x-ratelimit-limit": "many", "x-ratelimit-remaining": "5" })).toBeNull();
    expect(limit({ "x-ratelimit-limit": "60", "x-ratelimit-remaining": "-1" })).toBeNull();
    expect(limit({ "x-ratelimit-limit": "60", "x-ratelimit-remaining": "99" })).toEqual({
      limit: 60,
      remaining: 60,
      resetAt: null,
    });
  });
});
