import * as z from "zod/mini";
import type { AppliedRow } from "./call-results";
import { type ChangeCounts, type ChangeLine, type ChangeSet, changeSetOf } from "./change-set";
import { type PlainRecord, recordFields, sameField } from "./plain-record";
import { storedKnown } from "./stored-change-set";

/** A change, or set of changes, that was applied to a zone. */
export interface SessionEntry {
  /** Of two, the later one's is greater. */
  id: number;
  /** When it had been applied, in epoch milliseconds. */
  at: number;
  counts: ChangeCounts;
  /** What was done, record by record; null where that is not known any more. */
  rows: readonly AppliedRow[] | null;
  /** Whether it has been taken back, or some of it. */
  undone: "no" | "part" | "whole";
}

/** More of a zone's entries than anybody goes through; the oldest are dropped first. */
export const mostEntries = 200;

/** A log with one entry more, to which single changes that take an earlier one back put their mark. */
export function withEntry(
  log: readonly SessionEntry[],
  rows: readonly AppliedRow[],
  at: number,
): readonly SessionEntry[] {
  if (rows.length === 0) return log;
  const [only, second] = rows;
  const undoes =
    only && !second
      ? log.findLast(({ rows, undone }) => undone === "no" && rows?.length === 1 && takesBack(only, rows[0]))
      : undefined;
  const id = (log.at(-1)?.id ?? 0) + 1;
  const before = log.map((entry): SessionEntry => (entry === undoes ? { ...entry, undone: "whole" } : entry));
  return [...before, { id, at, counts: countRows(rows), rows, undone: "no" } as const].slice(-mostEntries);
}

/** Whether a row leaves the zone as it was before an earlier one. */
function takesBack({ before, after }: AppliedRow, earlier: AppliedRow | undefined): boolean {
  if (!earlier) return false;
  if (!earlier.after)
    return !before && after !== null && earlier.before !== null && same(after, earlier.before);
  if (before?.id !== earlier.after.id) return false;
  return earlier.before ? after !== null && same(after, earlier.before) : after === null;
}

function same(a: PlainRecord, b: PlainRecord): boolean {
  return recordFields.every((field) => sameField(field, a, b));
}

function countRows(rows: readonly AppliedRow[]): ChangeCounts {
  const counts = { add: 0, change: 0, delete: 0, total: rows.length };
  for (const { before, after } of rows) counts[!before ? "add" : after ? "change" : "delete"] += 1;
  return counts;
}

/** What was done, as a set to be shown. `zone`: canonical, with its trailing dot. */
export function setOfRows(rows: readonly AppliedRow[], zone: string): ChangeSet {
  const lines = rows.flatMap(({ before, after }, at): ChangeLine[] => {
    const key = `applied:${at + 1}`;
    if (before && after) return [{ kind: "change", key, from: before, to: after }];
    if (after) return [{ kind: "add", key, to: after }];
    return before ? [{ kind: "delete", key, from: before }] : [];
  });
  return changeSetOf(zone, lines);
}

const storedEntry = z.object({
  id: z.int().check(z.positive()),
  at: z.number(),
  counts: z.object({ add: z.int(), change: z.int(), delete: z.int(), total: z.int() }),
  rows: z.nullable(z.array(z.object({ before: z.nullable(storedKnown), after: z.nullable(storedKnown) }))),
  undone: z.enum(["no", "part", "whole"]),
});

/** Reads an entry as it was kept; undefined where it is none. */
export function readSessionEntry(stored: unknown): SessionEntry | undefined {
  return storedEntry.safeParse(stored).data;
}
