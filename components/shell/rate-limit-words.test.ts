import { describe, expect, test } from "vitest";
import { rateLimitWords } from "./rate-limit-words";

const limit = (remaining: number, of = 100) => ({ limit: of, remaining, resetAt: null });

describe("what is left of the rate limit", () => {
  test("is not told while there is enough, or nothing is known", () => {
    expect(rateLimitWords({ limit: null, held: 0, reset: 0 })).toBeNull();
    expect(rateLimitWords({ limit: limit(26), held: 0, reset: 40 })).toBeNull();
  });

  test("is told with both numbers and the end of the window, in steps that do not twitch", () => {
    expect(rateLimitWords({ limit: limit(12), held: 0, reset: 38 })).toEqual({
      reached: false,
      short: "12 left",
      medium: "12 of 100 left",
      long: "12 of 100 requests left, full again in 40 s",
    });
    expect(rateLimitWords({ limit: limit(25), held: 0, reset: 0 })?.long).toBe("25 of 100 requests left");
    expect(rateLimitWords({ limit: limit(0, 0), held: 0, reset: 0 })?.short).toBe("0 left");
  });

  test("gives way to the wait when it is used up", () => {
    expect(rateLimitWords({ limit: limit(0), held: 12, reset: 12 })).toMatchObject({
      reached: true,
      short: "12 s",
      long: "Rate limit reached: goes on in 12 s",
    });
  });
});
