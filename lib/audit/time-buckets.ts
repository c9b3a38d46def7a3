/** From `start` to just before `end`, in epoch milliseconds. */
export interface TimeBucket {
  start: number;
  end: number;
}

/** How many minutes local time is ahead of UTC at a moment in epoch milliseconds. */
export type OffsetAt = (time: number) => number;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Lengths that people read clocks and calendars by; those from a day on are whole calendar days. */
const steps = [
  ...[1000, 5000, 15_000, 30_000],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28, 91, 364].map((count) => count * day),
];

/**
 * A span of time in at most `most` parts of one readable length, which begin at round times of the clock there; the
 * first and the last reach no further than the span. Days last from midnight to midnight, also where clocks change.
 */
export function timeBuckets(span: TimeBucket, most: number, offsetAt: OffsetAt): TimeBucket[] {
  const { start } = span;
  const end = Math.max(span.end, start + 1);
  for (let at = 0; ; at += 1) {
    const step = steps[at] ?? 364 * day * 2 ** (at - steps.length + 1);
    // One more for what does not begin at a round time.
    if ((end - start) / step > most) continue;
    const parts = partsOf({ start, end }, step, offsetAt);
    if (parts.length <= most) return parts;
  }
}

function partsOf({ start, end }: TimeBucket, step: number, offsetAt: OffsetAt): TimeBucket[] {
  const edge = step < day ? clockEdge(start, step, offsetAt) : dayEdge(start, step / day, offsetAt);
  const parts: TimeBucket[] = [];
  for (let at = 0; edge(at) < end; at += 1) {
    parts.push({ start: Math.max(start, edge(at)), end: Math.min(end, edge(at + 1)) });
  }
  return parts;
}

function clockEdge(start: number, step: number, offsetAt: OffsetAt) {
  const offset = offsetAt(start) * minute;
  const first = Math.floor((start + offset) / step) * step - offset;
  return (at: number) => first + at * step;
}

function dayEdge(start: number, days: number, offsetAt: OffsetAt) {
  const today = Math.floor((start + offsetAt(start) * minute) / day);
  // 1970-01-01 was a Thursday: weeks begin on Mondays.
  const first = today - ((today + 3) % days);
  return (at: number) => {
    const midnight = (first + at * days) * day;
    // What the clock is ahead by at that midnight, which is looked up a little beside it first.
    const near = midnight - offsetAt(midnight) * minute;
    return midnight - offsetAt(near) * minute;
  };
}
