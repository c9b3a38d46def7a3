import { type ChangeLine, type ChangeSet, changeSetOf } from "./change-set";
import type { PlannedRow } from "./plan";
import { remainingSet } from "./remaining";

/** How a set differs from what it was: lines that are done with, and those in their place. */
export interface SetDelta {
  removed: string[];
  put: ChangeLine[];
}

/** Lines that share rows, and what is left of them. */
interface Knot {
  lines: ChangeLine[];
  rows: PlannedRow[];
  left: Map<string, ChangeLine>;
  next: number;
}

/**
 * Follows {@link remainingSet} while a plan is carried out: what it costs goes by what was applied, not by how large
 * the set is. `rows`: all of the plan's.
 */
export function trackRemaining(set: ChangeSet, rows: Iterable<PlannedRow>) {
  const applied = new Set<PlannedRow>();
  const rowsOf = new Map<string, PlannedRow[]>();
  const knots = new Map<string, Knot>();
  let { next } = set;
  for (const row of rows) {
    for (const key of row.lines) {
      const list = rowsOf.get(key);
      if (list) list.push(row);
      else rowsOf.set(key, [row]);
    }
  }

  function knotOf(key: string): Knot {
    const known = knots.get(key);
    if (known) return known;
    const keys = new Set([key]);
    const found = new Set<PlannedRow>();
    for (const one of keys) {
      for (const row of rowsOf.get(one) ?? []) {
        found.add(row);
        for (const other of row.lines) keys.add(other);
      }
    }
    const lines = [...keys].flatMap((one) => set.lines.get(one) ?? []);
    const left = new Map(lines.map((line) => [line.key, line]));
    const knot = { lines, rows: [...found], left, next };
    // Each row can leave one line of its own.
    next += found.size;
    for (const one of keys) knots.set(one, knot);
    return knot;
  }

  return {
    /** Notes rows as applied; gives what that changes in the set. */
    apply(done: readonly PlannedRow[]): SetDelta {
      for (const row of done) applied.add(row);
      const touched = new Set(done.flatMap(({ lines }) => lines.map(knotOf)));
      const delta: SetDelta = { removed: [], put: [] };
      for (const knot of touched) {
        const part = changeSetOf(set.zone, knot.lines, knot.next);
        const own = new Set(knot.rows.filter((row) => applied.has(row)));
        const { lines } = remainingSet(part, knot.rows, own);
        for (const key of knot.left.keys()) if (!lines.has(key)) delta.removed.push(key);
        for (const [key, line] of lines) if (knot.left.get(key) !== line) delta.put.push(line);
        knot.left = new Map(lines);
      }
      return delta;
    },
    /** Whether all that carries the line out was applied. */
    isDone: (key: string): boolean => (rowsOf.get(key) ?? []).every((row) => applied.has(row)),
  };
}
