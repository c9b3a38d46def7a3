import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { holdCookie } from "./hold-cookie";
import type { TabMessage, Tabs } from "./tabs";
import { createThrottle, type Hold, type Throttle } from "./throttle";

const now = Date.UTC(2026, 2, 1, 12);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Tabs of one browser, with one cookie jar. */
function browser() {
  const listeners = new Map<object, (said: TabMessage) => void>();
  let kept: Hold | null = null;
  const cookie: Omit<typeof holdCookie, "name"> = {
    keep: (hold) => {
      kept = hold;
    },
    remove: () => {
      kept = null;
    },
    read: () => kept,
  };
  const tab = (random = () => 0): Throttle => {
    const self = {};
    const tabs: Tabs = {
      tell: (said) => {
        for (const [tab, hear] of listeners) if (tab !== self) hear(said);
      },
      hear: (listener) => {
        listeners.set(self, listener);
        return () => listeners.delete(self);
      },
    };
    return createThrottle({ random, tabs, cookie });
  };
  return { tab, cookie: () => kept };
}

const reply = (status: number, headers: { [name: string]: string } = {}) => ({
  status,
  headers: new Headers(headers),
});
const near = (remaining: number, resetSeconds = 40) =>
  reply(200, {
    "x-ratelimit-limit": "100",
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(now / 1000 + resetSeconds),
  });

/** When a promise settled, in milliseconds from the start of the test. */
function settling(promise: Promise<unknown>) {
  const seen: { at?: number; error?: unknown } = {};
  promise.then(
    () => {
      seen.at = Date.now() - now;
    },
    (error: unknown) => {
      seen.error = error;
    },
  );
  return seen;
}

describe("a 429", () => {
  test.each([
    ["seconds", { "retry-after": "20" }, 20_000],
    ["a date", { "retry-after": new Date(now + 20_000).toUTCString() }, 20_000],
    [
      "a date of a clock that is an hour ahead",
      {
        "retry-after": new Date(now + 3_620_000).toUTCString(),
        date: new Date(now + 3_600_000).toUTCString(),
      },
      20_000,
    ],
    ["no time", {}, 30_000],
    ["nonsense", { "retry-after": "-20" }, 30_000],
    ["a time of years", { "retry-after": "999999999" }, 3_600_000],
  ])("with %s holds everything back for that long", (_, headers, milliseconds) => {
    const throttle = browser().tab();
    throttle.hear(reply(429, headers));
    expect(throttle.held()?.until).toBe(now + milliseconds);
    vi.advanceTimersByTime(milliseconds - 1);
    expect(throttle.held()).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(throttle.held()).toBeNull();
    expect(throttle.snapshot().hold).toBeNull();
  });

  test("lets the later end count", () => {
    const throttle = browser().tab();
    throttle.hear(reply(429, { "retry-after": "20" }));
    throttle.hear(reply(429, { "retry-after": "5" }));
    expect(throttle.held()?.until).toBe(now + 20_000);
    throttle.hear(reply(429, { "retry-after": "25" }));
    expect(throttle.held()?.until).toBe(now + 25_000);
  });

  test("no other reply holds anything back", () => {
    const throttle = browser().tab();
    throttle.hear(reply(503, { "retry-after": "20" }));
    throttle.hear(reply(200));
    expect(throttle.held()).toBeNull();
  });
});

describe("waiting", () => {
  test("ends when the clock does, each at a moment of its own", async () => {
    let turn = 0;
    const throttle = browser().tab(() => (turn++ % 4) / 4);
    throttle.hear(reply(429, { "retry-after": "10" }));
    const waiting = Array.from({ length: 4 }, () => settling(throttle.whenOpen()));
    await vi.advanceTimersByTimeAsync(9_999);
    expect(waiting).toEqual([{}, {}, {}, {}]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(waiting.map(({ at }) => at)).toEqual([10_000, 10_375, 10_750, 11_125]);
  });

  test("that begins just after the end is spread too, later it is not", async () => {
    const throttle = browser().tab(() => 0.5);
    throttle.hear(reply(429, { "retry-after": "10" }));
    await vi.advanceTimersByTimeAsync(10_100);
    const soon = settling(throttle.whenOpen());
    await vi.advanceTimersByTimeAsync(2_000);
    expect(soon.at).toBe(10_750);
    const later = settling(throttle.whenOpen());
    await vi.advanceTimersByTimeAsync(0);
    expect(later.at).toBe(12_100);
  });

  test("goes on when the end was put off meanwhile", async () => {
    const throttle = browser().tab();
    throttle.hear(reply(429, { "retry-after": "10" }));
    const waiting = settling(throttle.whenOpen());
    await vi.advanceTimersByTimeAsync(5_000);
    throttle.hear(reply(429, { "retry-after": "10" }));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(waiting.at).toBe(15_000);
  });

  test("can be given up, before and while it waits", async () => {
    const throttle = browser().tab(() => 1);
    throttle.hear(reply(429, { "retry-after": "10" }));
    const gone = settling(throttle.whenOpen(AbortSignal.abort("left")));
    const controller = new AbortController();
    const waiting = settling(throttle.whenOpen(controller.signal));
    const later = new AbortController();
    const spread = settling(throttle.whenOpen(later.signal));
    await vi.advanceTimersByTimeAsync(1_000);
    controller.abort("navigated");
    await vi.advanceTimersByTimeAsync(9_500);
    later.abort("left too");
    await vi.advanceTimersByTimeAsync(10_000);
    expect([gone, waiting, spread]).toEqual([
      { error: "left" },
      { error: "navigated" },
      { error: "left too" },
    ]);
  });

  test("is over at once when the credentials are others", async () => {
    const throttle = browser().tab(() => 1);
    throttle.hear(reply(429, { "retry-after": "10" }));
    const waiting = settling(throttle.whenOpen());
    await vi.advanceTimersByTimeAsync(1_000);
    throttle.clear();
    await vi.advanceTimersByTimeAsync(0);
    expect(waiting.at).toBe(1_000);
    expect(throttle.snapshot()).toEqual({ hold: null, limit: null });
  });

  test("gets no longer by a clock that is set back", async () => {
    const throttle = browser().tab();
    throttle.hear(reply(429, { "retry-after": "10" }));
    vi.setSystemTime(now - 3_600_000);
    expect(throttle.held()).toBeNull();
  });

  test("without a wait is none", async () => {
    const waiting = settling(
      browser()
        .tab(() => 1)
        .whenOpen(),
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(waiting.at).toBe(0);
  });

  test("never lets anything through before the end, and everything within two seconds after", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ after: fc.nat(8_000), seconds: fc.integer({ min: 1, max: 30 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (replies, share) => {
          vi.setSystemTime(now);
          const throttle = browser().tab(() => share);
          let until = 0;
          const waiting: { at?: number }[] = [];
          for (const { after, seconds } of replies) {
            throttle.hear(reply(429, { "retry-after": String(seconds) }));
            until = Math.max(until, Date.now() - now + seconds * 1000);
            if (throttle.held()) waiting.push(settling(throttle.whenOpen()));
            await vi.advanceTimersByTimeAsync(after);
          }
          await vi.advanceTimersByTimeAsync(60_000);
          const last = waiting.at(-1)?.at ?? 0;
          expect(last).toBeGreaterThanOrEqual(until);
          expect(last).toBeLessThanOrEqual(until + 2_000);
          expect(waiting.every(({ at }) => at !== undefined)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("what is left", () => {
  test("is known from the headers, and forgotten when the window ends", () => {
    const throttle = browser().tab();
    const told = vi.fn();
    throttle.subscribe(told);
    throttle.hear(near(12));
    expect(throttle.snapshot().limit).toEqual({ limit: 100, remaining: 12, resetAt: now + 40_000 });
    throttle.hear(reply(200));
    expect(throttle.snapshot().limit?.remaining).toBe(12);
    vi.advanceTimersByTime(40_000);
    expect(throttle.snapshot().limit).toBeNull();
    expect(told).toHaveBeenCalledTimes(2);
  });

  test("grows no more within a window, whichever reply comes first", () => {
    const throttle = browser().tab();
    throttle.hear(near(10));
    throttle.hear(near(11));
    expect(throttle.snapshot().limit?.remaining).toBe(10);
    throttle.hear(near(99, 100));
    expect(throttle.snapshot().limit?.remaining).toBe(99);
  });

  test("without an end is forgotten after a minute", () => {
    const throttle = browser().tab();
    throttle.hear(reply(200, { "ratelimit-limit": "100", "ratelimit-remaining": "3" }));
    vi.advanceTimersByTime(59_999);
    expect(throttle.snapshot().limit?.remaining).toBe(3);
    vi.advanceTimersByTime(1);
    expect(throttle.snapshot().limit).toBeNull();
  });

  test("when it is nothing, holds back until the window ends, or a minute at most", () => {
    const throttle = browser().tab();
    throttle.hear(near(0));
    expect(throttle.held()).toMatchObject({ until: now + 40_000, source: "reset" });
    const other = browser().tab();
    other.hear(near(0, 86_400));
    expect(other.held()?.until).toBe(now + 60_000);
    const endless = browser().tab();
    endless.hear(reply(200, { "ratelimit-limit": "100", "ratelimit-remaining": "0" }));
    expect(endless.held()).toBeNull();
  });
});

describe("several tabs", () => {
  test("share the wait and what is left, also those opened later", () => {
    const { tab, cookie } = browser();
    const [one, two] = [tab(), tab()];
    two.held();
    one.hear(near(7));
    one.hear(reply(429, { "retry-after": "20" }));
    expect(two.held()?.until).toBe(now + 20_000);
    expect(two.snapshot().limit?.remaining).toBe(7);
    expect(tab().held()?.until).toBe(now + 20_000);
    two.clear();
    expect(one.held()).toBeNull();
    expect(cookie()).toBeNull();
    expect(tab().held()).toBeNull();
  });

  test("believe no wait of years", () => {
    const absurd = { kind: "hold", until: now * 2, since: now, source: "date" } as const;
    const hear: Tabs["hear"] = (listener) => {
      listener(absurd);
      return () => undefined;
    };
    expect(createThrottle({ tabs: { tell: () => undefined, hear } }).held()).toBeNull();
  });
});
