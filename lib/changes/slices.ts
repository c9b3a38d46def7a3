/** Work that is done a little at a time: each step takes far less than a frame. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** How many records a step may go through. */
export const stepSize = 200;

/** Does all of it at once, where there is little of it or nobody waits. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}

/** Does something with each of many. */
export function* each<T>(list: Iterable<T>, run: (one: T) => void): Steps<void> {
  let done = 0;
  for (const one of list) {
    if (++done % stepSize === 0) yield;
    run(one);
  }
}

/**
 * Does it in slices of about `budgetMs`, with a `rest` between them in which the browser can paint and answer. A rest
 * that rejects ends the work: that is how it is cancelled.
 */
export async function inSlices<T>(
  steps: Steps<T>,
  rest: () => Promise<void>,
  { budgetMs = 10, now = () => performance.now() }: { budgetMs?: number; now?: () => number } = {},
): Promise<T> {
  let started = now();
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    if (now() - started < budgetMs) continue;
    await rest();
    started = now();
  }
}

/** Sorts into a new list, stably, a little at a time. */
export function* sortSteps<T extends object>(
  list: readonly T[],
  compare: (a: T, b: T) => number,
): Steps<T[]> {
  const run = 500;
  let sorted: T[] = [];
  for (let at = 0; at < list.length; at += run) {
    sorted.push(...list.slice(at, at + run).sort(compare));
    yield;
  }
  for (let size = run; size < sorted.length; size *= 2) {
    const merged: T[] = [];
    for (let start = 0; start < sorted.length; start += 2 * size) {
      const middle = Math.min(start + size, sorted.length);
      const end = Math.min(start + 2 * size, sorted.length);
      for (let left = start, right = middle; left < middle || right < end; ) {
        const a = left < middle ? sorted[left] : undefined;
        const b = right < end ? sorted[right] : undefined;
        const first = b === undefined || (a !== undefined && compare(a, b) <= 0);
        const next = first ? a : b;
        if (next !== undefined) merged.push(next);
        if (first) left += 1;
        else right += 1;
        if (merged.length % run === 0) yield;
      }
    }
    sorted = merged;
  }
  return sorted;
}
