import { type ChangeLine, type ChangeSet, recordKey } from "./change-set";
import type { PlannedRow } from "./plan";

/**
 * What is left of a change set of whose plan some rows were applied: the set to keep staged, to be planned anew.
 * Lines of which nothing was done stay as they are; of the others there is what their other rows do, so that a record
 * that was created under its new name is still deleted under the old one. `rows` are all of the plan's.
 */
export function remainingSet(
  set: ChangeSet,
  rows: readonly PlannedRow[],
  applied: ReadonlySet<PlannedRow>,
): ChangeSet {
  const begun = linesBegun(rows, applied);
  const lines = new Map<string, ChangeLine>();
  let { next } = set;
  for (const row of rows) {
    if (applied.has(row)) continue;
    const kept = row.lines.flatMap((key) => (begun.has(key) ? [] : (set.lines.get(key) ?? [])));
    for (const line of kept) lines.set(line.key, line);
    if (kept.length > 0) continue;
    const line = lineOf(row, `staged:${next}`);
    if (!line) continue;
    if (line.kind === "add") next += 1;
    lines.set(line.key, line);
  }
  return { zone: set.zone, lines, next };
}

/** Keys of the lines of which something was applied, and of those that share a row with one of them. */
function linesBegun(rows: readonly PlannedRow[], applied: ReadonlySet<PlannedRow>): Set<string> {
  const sharing = new Map<string, string[]>();
  for (const { lines } of rows) {
    if (lines.length > 1) for (const key of lines) sharing.set(key, [...(sharing.get(key) ?? []), ...lines]);
  }
  const begun = new Set<string>();
  const found = [...applied].flatMap(({ lines }) => lines);
  for (let key = found.pop(); key !== undefined; key = found.pop()) {
    if (begun.has(key)) continue;
    begun.add(key);
    found.push(...(sharing.get(key) ?? []));
  }
  return begun;
}

function lineOf({ before, after }: PlannedRow, key: string): ChangeLine | null {
  if (!before) return after && { kind: "add", key, to: after };
  const line = { key: recordKey(before.id), from: before };
  return after ? { kind: "change", ...line, to: after } : { kind: "delete", ...line };
}
