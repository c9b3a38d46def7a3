import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { problemOf } from "@/lib/errors/api-error";
import { call } from "./call";
import { throttle } from "./throttle";

const fetched = vi.fn<typeof fetch>();
const now = Date.UTC(2026, 2, 1, 12);
beforeEach(() => {
  vi.useFakeTimers({ now });
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
  throttle.clear();
  fetched.mockReset();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const json = (body: unknown, status = 200, headers: { [name: string]: string } = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const limited = (retryAfter?: string) =>
  json({ detail: "Rate limit exceeded" }, 429, retryAfter === undefined ? {} : { "retry-after": retryAfter });
const me = () => json({ data: { id: "u_1" } });
const record = {
  params: { domain_id: "d_1" },
  body: { name: "www", type: "A", content: "192.0.2.1" },
} as const;
const settled = (promise: Promise<unknown>) =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ problem: problemOf(error) }),
  );

describe("a read that meets a 429", () => {
  test.each([
    ["seconds", "5", 5_000],
    ["a date", new Date(now + 5_000).toUTCString(), 5_000],
    ["no time", undefined, 30_000],
  ])("with %s waits and is sent again by itself", async (_, retryAfter, milliseconds) => {
    fetched.mockResolvedValueOnce(limited(retryAfter)).mockResolvedValueOnce(me());
    const asked = settled(call("auth.me", {}));
    await vi.advanceTimersByTimeAsync(milliseconds - 1);
    expect(fetched).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await asked).toEqual({ value: { data: { id: "u_1" } } });
  });

  test("three times, then it is shown", async () => {
    fetched.mockImplementation(async () => limited("5"));
    const asked = settled(call("auth.me", {}));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await asked).toMatchObject({ problem: { kind: "rate-limited", retryAfterSeconds: 5 } });
    expect(fetched).toHaveBeenCalledTimes(4);
  });

  test("that asks for more than a minute is shown at once, and so are others, unsent", async () => {
    fetched.mockResolvedValueOnce(limited("61"));
    expect(await settled(call("auth.me", {}))).toMatchObject({ problem: { kind: "rate-limited" } });
    expect(await settled(call("domains.list", {}))).toMatchObject({
      problem: { kind: "rate-limited", unsent: true, outcome: "none", retryAt: now + 61_000 },
    });
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  test("can be given up while it waits", async () => {
    fetched.mockResolvedValueOnce(limited("5"));
    const controller = new AbortController();
    const asked = settled(call("auth.me", {}, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1_000);
    controller.abort("navigated");
    expect(await asked).toMatchObject({ problem: { kind: "aborted" } });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});

describe("while the limit is reached", () => {
  test("nothing is sent: reads wait, writes are refused and say so", async () => {
    fetched.mockResolvedValueOnce(limited("20"));
    fetched.mockImplementation(async () => me());
    const first = settled(call("auth.me", {}));
    await vi.advanceTimersByTimeAsync(1_000);
    const others = [call("auth.me", {}), call("auth.me", {})];
    expect(await settled(call("records.create", record))).toMatchObject({
      problem: {
        kind: "rate-limited",
        outcome: "refused",
        unsent: true,
        retryAt: now + 20_000,
        retryAfterSeconds: 19,
      },
    });
    await vi.advanceTimersByTimeAsync(18_999);
    expect(fetched).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_500);
    await Promise.all([first, ...others]);
    expect(fetched).toHaveBeenCalledTimes(4);
  });

  test("a write that meets it itself is refused once, and not sent again by itself", async () => {
    fetched.mockImplementation(async () => limited("5"));
    const refused = await settled(call("records.create", record));
    expect(refused).toMatchObject({
      problem: { kind: "rate-limited", outcome: "refused", message: "Rate limit exceeded" },
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  test("the last request that was left holds the next one back", async () => {
    const headers = {
      "ratelimit-limit": "10",
      "ratelimit-remaining": "0",
      "ratelimit-reset": "12",
    };
    fetched.mockResolvedValueOnce(json({ data: { id: "u_1" } }, 200, headers)).mockResolvedValueOnce(me());
    await call("auth.me", {});
    const next = settled(call("auth.me", {}));
    await vi.advanceTimersByTimeAsync(11_999);
    expect(fetched).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await next).toHaveProperty("value");
  });
});

test("a 503 with Retry-After holds nobody else back", async () => {
  fetched.mockResolvedValueOnce(json({ detail: "Maintenance" }, 503, { "retry-after": "30" }));
  fetched.mockResolvedValueOnce(me());
  expect(await settled(call("domains.list", {}))).toMatchObject({ problem: { kind: "unavailable" } });
  expect(await settled(call("auth.me", {}))).toHaveProperty("value");
});
