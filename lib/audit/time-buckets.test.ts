import fc from "fast-check";
import { expect, it } from "vitest";
import { timeBuckets } from "./time-buckets";

const time = Date.parse;
const utc = () => 0;
/** Berlin around the change of clocks on 2026-10-25, 01:00 UTC. */
const berlin = (at: number) => (at < time("2026-10-25T01:00:00Z") ? 120 : 60);

it("cuts a day into hours that begin at full ones", () => {
  const span = { start: time("2026-03-01T10:20:00Z"), end: time("2026-03-02T10:20:00Z") };
  const parts = timeBuckets(span, 50, utc);
  expect(parts.slice(0, 2)).toEqual([
    { start: span.start, end: time("2026-03-01T10:30:00Z") },
    { start: time("2026-03-01T10:30:00Z"), end: time("2026-03-01T11:00:00Z") },
  ]);
  expect(parts.at(-1)).toEqual({ start: time("2026-03-02T10:00:00Z"), end: span.end });
  expect(parts).toHaveLength(49);
});

it("begins days at local midnight, and keeps them whole where clocks change", () => {
  const span = { start: time("2026-10-22T12:00:00Z"), end: time("2026-10-28T12:00:00Z") };
  expect(timeBuckets(span, 7, berlin).map(({ start }) => new Date(start).toISOString())).toEqual([
    "2026-10-22T12:00:00.000Z",
    "2026-10-22T22:00:00.000Z",
    "2026-10-23T22:00:00.000Z",
    "2026-10-24T22:00:00.000Z",
    "2026-10-25T23:00:00.000Z",
    "2026-10-26T23:00:00.000Z",
    "2026-10-27T23:00:00.000Z",
  ]);
});

it("follows clocks that are off by half an hour", () => {
  const span = { start: time("2026-03-01T00:00:00Z"), end: time("2026-03-01T09:00:00Z") };
  const [, second] = timeBuckets(span, 10, () => 330);
  expect(second?.start).toBe(time("2026-03-01T00:30:00Z"));
});

it("begins weeks on Mondays", () => {
  const span = { start: time("2026-01-01T00:00:00Z"), end: time("2026-04-01T00:00:00Z") };
  const starts = timeBuckets(span, 20, utc).slice(1);
  expect(starts.map(({ start }) => new Date(start).getUTCDay())).toEqual(starts.map(() => 1));
});

it("covers any span without a gap, in no more parts than asked", () => {
  const span = fc.record({
    start: fc.integer({ min: 0, max: 2e12 }),
    length: fc.integer({ min: 0, max: 1e12 }),
  });
  fc.assert(
    fc.property(
      span,
      fc.integer({ min: 3, max: 60 }),
      fc.integer({ min: -720, max: 840 }),
      (given, most, offset) => {
        const { start, length } = given;
        const parts = timeBuckets({ start, end: start + length }, most, () => offset);
        expect(parts.length).toBeLessThanOrEqual(most);
        expect(parts[0]?.start).toBe(start);
        expect(parts.at(-1)?.end).toBe(Math.max(start + 1, start + length));
        for (const [at, part] of parts.entries()) {
          expect(part.end).toBeGreaterThan(part.start);
          if (at > 0) expect(part.start).toBe(parts[at - 1]?.end);
        }
      },
    ),
  );
});
