import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FoundLines } from "./sent-before";
import { sentBefore } from "./sent-before";

const now = Date.UTC(2026, 10, 23, 12);
const trace = { name: "records.bulkCreate", objectId: undefined, from: now, to: now } as const;

beforeEach(() => {
  vi.useFakeTimers({ now });
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A call that the server may be at work on for 20 s more; each look finds the next of these. */
function aCall(...finds: (FoundLines | null | "unreadable")[]) {
  const settled = vi.fn();
  const look = vi.fn(async () => {
    const found = finds.shift() ?? null;
    if (found === "unreadable") throw new Error("503");
    return found;
  });
  const sent = { busyUntil: now + 20_000, lines: ["a", "b"], trace };
  return { before: sentBefore({ sent, look, settled }), look, settled };
}

const all = { applied: ["a", "b"], left: [] };
const part = { applied: ["a"], left: ["b"] };

test("looks by itself when the server must be done, and again where it could not be read", async () => {
  const { before, look, settled } = aCall("unreadable", null, part);
  expect(before.snapshot()).toEqual({ looking: false, nextAt: now + 20_000, lookedAt: undefined });
  await vi.advanceTimersByTimeAsync(19_000);
  expect(look).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(before.snapshot()).toMatchObject({ looking: false, lookedAt: now + 20_000, nextAt: now + 35_000 });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(settled).toHaveBeenCalledExactlyOnceWith(part);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(look).toHaveBeenCalledTimes(3);
});

test("asked before, it ends with what is all there, and waits for what may still come", async () => {
  const early = aCall(part, all);
  await early.before.check();
  expect(early.settled).not.toHaveBeenCalled();
  expect(early.before.snapshot()).toMatchObject({ lookedAt: now, nextAt: now + 20_000 });
  await early.before.check();
  expect(early.settled).toHaveBeenCalledExactlyOnceWith(all);
});

test("looks when the device is online again, and no more once closed", async () => {
  const { before, look, settled } = aCall(all);
  before.close();
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(look).not.toHaveBeenCalled();
  const other = aCall(all);
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(other.settled).toHaveBeenCalledExactlyOnceWith(all);
  expect(settled).not.toHaveBeenCalled();
});
