import type { ChangeSet } from "@/lib/changes/change-set";
import type { SetDelta } from "@/lib/changes/remaining-tracker";
import { type Steps, stepSize } from "@/lib/changes/slices";

/** The set with lines taken out and others put in, one delta after the other. */
export function changed(set: ChangeSet, ...deltas: readonly SetDelta[]): ChangeSet {
  const lines = new Map(set.lines);
  let { next } = set;
  for (const { removed, put } of deltas) {
    for (const key of removed) lines.delete(key);
    for (const line of put) {
      lines.set(line.key, line);
      next = Math.max(next, Number(/^staged:(\d+)$/.exec(line.key)?.[1] ?? 0) + 1);
    }
  }
  return { zone: set.zone, lines, next };
}

/** What makes one set of another. */
export function* deltaSteps(from: ChangeSet, to: ChangeSet): Steps<SetDelta> {
  const delta: SetDelta = { removed: [], put: [] };
  let done = 0;
  for (const key of from.lines.keys()) {
    if (++done % stepSize === 0) yield;
    if (!to.lines.has(key)) delta.removed.push(key);
  }
  for (const [key, line] of to.lines) {
    if (++done % stepSize === 0) yield;
    if (from.lines.get(key) !== line) delta.put.push(line);
  }
  return delta;
}
