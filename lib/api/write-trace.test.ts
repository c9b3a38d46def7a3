import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { serverClock } from "./server-clock";
import { traceOf, writeTrail } from "./write-trace";

const now = Date.UTC(2026, 2, 1, 12);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

const params = { domain_id: "d_1", record_id: "r_1" };
const span = { sentAt: now - 1_000, endedAt: now };

test("without the server's clock it is looked for within minutes of this machine's", () => {
  expect(serverClock.at(now)).toBeUndefined();
  const { from, to } = traceOf("records.delete", { params }, span);
  expect([from, to]).toEqual([now - 301_000, now + 300_000]);
});

test("by the server's clock, within seconds", () => {
  const date = new Date(now + 3_600_000).toUTCString();
  serverClock.hear({ status: 200, headers: new Headers({ date }) });
  const { from, to } = traceOf("records.delete", { params }, span);
  expect([from, to]).toEqual([now + 3_600_000 - 11_000, now + 3_600_000 + 10_000]);
});

test.each([
  ["records.create", { id: "r_9" }, "r_9"],
  ["records.create", undefined, undefined],
  ["records.update", undefined, "r_1"],
  ["records.delete", undefined, "r_1"],
  ["domains.create", { id: "d_9" }, "d_9"],
  ["domains.update", undefined, "d_1"],
  ["domains.restore", undefined, "d_1"],
  ["domains.delete", undefined, "d_1"],
  ["validation.start", { id: "v_1" }, undefined],
  ["records.bulkCreate", { id: "x" }, undefined],
] as const)("%s that gave %j is an entry of the object %s", (name, output, objectId) => {
  expect(traceOf(name, { params }, span, output).objectId).toBe(objectId);
});

test("what follows at once is of the same act; what was told a while ago is over", () => {
  const write = (sentAt: number, endedAt: number) => {
    vi.setSystemTime(endedAt);
    writeTrail.note(traceOf("records.delete", { params }, { sentAt, endedAt }), { sentAt, endedAt });
    return writeTrail.justNow().length;
  };
  expect(write(now, now + 4_000)).toBe(1);
  expect(write(now + 4_010, now + 9_000)).toBe(2);
  // Sent while the one before was under way, or a second after it: an act of its own.
  expect(write(now + 8_000, now + 9_100)).toBe(1);
  expect(write(now + 10_100, now + 10_200)).toBe(1);
  vi.setSystemTime(now + 11_201);
  expect(writeTrail.justNow()).toEqual([]);
});
