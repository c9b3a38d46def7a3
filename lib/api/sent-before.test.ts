import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChangeLine } from "@/lib/changes/change-set";
import { ApiError } from "@/lib/errors/api-error";
import { type FoundLines, sentBefore } from "./sent-before";

const now = Date.UTC(2026, 10, 23, 12);
const trace = { name: "records.bulkCreate", objectId: undefined, from: now, to: now } as const;
const zone = { id: "d_1", name: "example.com" };

beforeEach(() => {
  vi.useFakeTimers({ now });
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const line = (key: string): ChangeLine => {
  const to = { name: key, type: "A", content: "192.0.2.1", ttl: null, disabled: false };
  return { kind: "add", key, to };
};
const [a, b] = [line("a"), line("b")];
const done = (each: ChangeLine) => ({ line: each, row: { before: null, after: null } });
const all: FoundLines = { applied: [done(a), done(b)], left: [] };
const part: FoundLines = { applied: [done(a)], left: [b] };

/** A call that the server may be at work on for 20 s more; each look finds the next of these. */
function aCall(...finds: (FoundLines | null | 404 | 503)[]) {
  const settled = vi.fn();
  const look = vi.fn(async (_asked: boolean) => {
    const found = finds.shift() ?? null;
    if (found !== 404 && found !== 503) return found;
    const request = { name: "records.list", method: "GET", path: "/api/v1/domains/d_1/records" } as const;
    const said = { request, outcome: "none", status: found, who: "api", message: "" } as const;
    throw new ApiError(found === 404 ? { kind: "not-found", ...said } : { kind: "unavailable", ...said });
  });
  const sent = { busyUntil: Date.now() + 20_000, lines: [a, b], trace };
  return { before: sentBefore({ sent, zone, look, settled }), look, settled };
}

test("looks at once, and what is all there then is known", async () => {
  const { before, look, settled } = aCall(all);
  expect(before.snapshot()).toMatchObject({ looking: true, nextAt: undefined });
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).toHaveBeenCalledExactlyOnceWith(all);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(look).toHaveBeenCalledTimes(1);
});

test("what is not there yet may still come: only when the server must be done is it not applied", async () => {
  const { before, look, settled } = aCall(part, part, part);
  await vi.advanceTimersByTimeAsync(0);
  expect(before.snapshot()).toMatchObject({ looking: false, lookedAt: now, nextAt: now + 15_000 });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(before.snapshot()).toMatchObject({ looking: false, nextAt: now + 20_000 });
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(settled).toHaveBeenCalledExactlyOnceWith(part);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(look).toHaveBeenCalledTimes(3);
});

test("looks again where the zone could not be read, tells why, and looks seldom where it is gone", async () => {
  const { before, look, settled } = aCall(503, 503, 503, 404, all);
  await vi.advanceTimersByTimeAsync(0);
  expect(before.snapshot().trouble).toMatchObject({ kind: "unavailable" });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(before.snapshot()).toMatchObject({ lookedAt: now + 20_000, nextAt: now + 35_000 });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(before.snapshot()).toMatchObject({ trouble: { kind: "not-found" }, nextAt: now + 95_000 });
  await before.check();
  expect(look.mock.calls).toEqual([[false], [false], [false], [false], [true]]);
  expect(before.snapshot().trouble).toBeUndefined();
  expect(settled).toHaveBeenCalledExactlyOnceWith(all);
});

test("looks when the device is online again, and no more once closed", async () => {
  const { before, look } = aCall(part, all);
  await vi.advanceTimersByTimeAsync(0);
  before.close();
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(look).toHaveBeenCalledTimes(1);
  const other = aCall(part, all);
  await vi.advanceTimersByTimeAsync(0);
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(other.settled).toHaveBeenCalledExactlyOnceWith(all);
});
