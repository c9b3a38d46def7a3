import type { Record as ZoneRecord } from "@/lib/contract/records";
import { appliedTo } from "./applied";
import { type ChangeSet, recordKey } from "./change-set";
import { isSystem, knownRecord } from "./plain-record";
import { finish, type Steps, stepSize } from "./slices";
import { servesApex } from "./target-check";

/** What to ask before a change set is applied, with the figures to say. */
export type SafetyQuestion =
  /** Much of the zone changes: `changed` and `deleted` of its `of` records, SOA and apex NS not counted. */
  | { kind: "share"; changed: number; deleted: number; of: number; percent: number }
  /** The zone's own name servers are touched; `left` are in force afterwards. */
  | { kind: "apex-ns"; added: number; changed: number; deleted: number; left: number };

/** As in octoDNS: `Plan.MAX_SAFE_UPDATE_PCENT`, `MAX_SAFE_DELETE_PCENT` and `MIN_EXISTING_RECORDS`. */
const safeShare = 0.3;
const fewRecords = 10;

/**
 * What a change set must be asked about before it is applied: changing or deleting more than 30 % of a zone of ten or
 * more records, and touching the NS at its apex (octoDNS: `TooMuchChange`, `RootNsChange`). `records` are all of the
 * zone's, system records included. Empty when nothing has to be asked.
 */
export function safetyQuestions(set: ChangeSet, records: readonly ZoneRecord[]): SafetyQuestion[] {
  return finish(safetySteps(set, records));
}

/** {@link safetyQuestions} a little at a time. */
export function* safetySteps(set: ChangeSet, records: readonly ZoneRecord[]): Steps<SafetyQuestion[]> {
  const share = { changed: 0, deleted: 0, of: 0 };
  const apex = { added: 0, changed: 0, deleted: 0 };
  let done = 0;
  for (const record of records) {
    if (++done % stepSize === 0) yield;
    const line = set.lines.get(recordKey(record.id));
    const known = line && line.kind !== "add" ? line.from : quickly(record, set.zone);
    if (!isSystem(known)) share.of += 1;
    if (line?.kind !== "change" && line?.kind !== "delete") continue;
    const counts = isSystem(known) ? (known.type === "NS" ? apex : null) : share;
    if (counts) counts[line.kind === "delete" ? "deleted" : "changed"] += 1;
  }
  for (const line of set.lines.values()) {
    if (++done % stepSize === 0) yield;
    const comes = line.kind === "add" || (line.kind === "change" && !isApexNs(line.from));
    if (comes && isApexNs(line.to)) apex.added += 1;
  }
  const questions: SafetyQuestion[] = [];
  const touched = share.changed + share.deleted;
  if (share.of >= fewRecords && touched > share.of * safeShare) {
    questions.push({ kind: "share", ...share, percent: Math.round((100 * touched) / share.of) });
  }
  if (apex.added + apex.changed + apex.deleted > 0) {
    const left = appliedTo(
      set,
      records.filter((record) => record.type === "NS"),
    ).filter((record) => record.type === "NS" && servesApex(knownRecord(record, set.zone))).length;
    questions.push({ kind: "apex-ns", ...apex, left });
  }
  return questions;
}

function isApexNs(record: { name: string; type: string }): boolean {
  return isSystem(record) && record.type === "NS";
}

/** Name and type of a record, as far as they matter here: only few types are looked at closely. */
function quickly(record: ZoneRecord, zone: string): { name: string; type: string } {
  const type = record.type.toUpperCase();
  return type === "SOA" || type === "NS" ? knownRecord(record, zone) : { name: "", type };
}
