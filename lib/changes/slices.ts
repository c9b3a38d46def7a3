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
