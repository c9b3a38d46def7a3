import type { importModes } from "@/lib/contract/transfer";
import type { RecordConflict } from "@/lib/errors/conflict";
import { type ChangeLine, type ChangeSet, changeSetOf, recordKey } from "./change-set";
import type { KnownRecord, PlainRecord } from "./plain-record";
import { finish, type Steps, stepSize } from "./slices";

export type ImportMode = (typeof importModes)[number];

/** What a record of the text clashes with: a record of the zone, or an earlier line of the text. */
export interface InTheWay extends PlainRecord {
  id: string | null;
  line: number | null;
}

/** What becomes of one record of the text, or, for `deleted`, of the zone. Lines count from 1. */
export type ImportRow =
  | { kind: "new"; line: number; to: PlainRecord }
  | { kind: "changed"; line: number; from: KnownRecord; to: PlainRecord }
  | { kind: "deleted"; from: KnownRecord }
  /** `kept`: it is there with another TTL or state, which the mode leaves as it is. */
  | { kind: "same"; line: number; from: KnownRecord; to: PlainRecord; kept: boolean }
  | { kind: "refused"; line: number; column: number; reason: string }
  | {
      kind: "conflicting";
      line: number;
      to: PlainRecord;
      rule: RecordConflict["rule"];
      reason: string;
      /** At most twenty. */
      against: InTheWay[];
      /** Records of the zone that could be deleted to make room; null where that is not all. */
      replaces: KnownRecord[] | null;
    }
  /** SOA and NS of the apex: the zone keeps its own. `same`: the text's is one of them. */
  | { kind: "system"; line: number; to: PlainRecord; same: boolean; reason: string };

type ImportCounts = { [K in ImportRow["kind"]]: number };

/** What an import would do, row by row in the order of the text, deletions last. */
export interface ImportPlan {
  /** The zone's name, canonical, with its trailing dot. */
  zone: string;
  mode: ImportMode;
  rows: ImportRow[];
  counts: ImportCounts;
  /** What was read, but not quite as written; and what was passed over for a reason. */
  notes: { line: number; column: number; message: string }[];
  /**
   * By the place of a row: the places of those that it cannot stand beside, both ways. What would come needs what would
   * be deleted to be gone, and of what would come or stay changed only one can be.
   */
  clashes: ReadonlyMap<number, readonly number[]>;
}

/**
 * Which rows are ticked before anybody has: new and changed ones, and deletions unless some line could not be read or
 * taken: what it meant might be among what would be deleted.
 */
export function tickedAtFirst({ kind }: ImportRow, { counts }: Pick<ImportPlan, "counts">): boolean {
  if (kind === "deleted") return counts.refused === 0 && counts.conflicting === 0;
  return kind === "new" || kind === "changed";
}

/** Whether a row can be ticked at all. A conflicting one can where deleting what is in its way makes room for it. */
export function canTick(row: ImportRow): boolean {
  if (row.kind === "conflicting") return row.replaces !== null;
  return row.kind === "new" || row.kind === "changed" || row.kind === "deleted";
}

/** Whether the text and the zone differ in a row, or it could not be told. */
export function isDifference({ kind }: ImportRow): boolean {
  return kind !== "same" && kind !== "system";
}

/** The change set of the ticked rows; `ticked` is asked with each row and its place in the plan. */
export function importSet(plan: ImportPlan, ticked: (row: ImportRow, at: number) => boolean): ChangeSet {
  return finish(importSetSteps(plan, ticked));
}

/** {@link importSet} a little at a time. */
export function* importSetSteps(
  plan: ImportPlan,
  ticked: (row: ImportRow, at: number) => boolean,
): Steps<ChangeSet> {
  let next = 1;
  const lines: ChangeLine[] = [];
  for (const [at, row] of plan.rows.entries()) {
    if (at % stepSize === 0) yield;
    if (!canTick(row) || !ticked(row, at)) continue;
    if (row.kind === "new" || row.kind === "conflicting") {
      lines.push({ kind: "add", key: `staged:${next++}`, to: row.to });
    }
    if (row.kind === "changed") {
      lines.push({ kind: "change", key: recordKey(row.from.id), from: row.from, to: row.to });
    }
    const gone = row.kind === "deleted" ? [row.from] : row.kind === "conflicting" ? row.replaces : null;
    for (const from of gone ?? []) lines.push({ kind: "delete", key: recordKey(from.id), from });
  }
  return changeSetOf(plan.zone, lines, next);
}
