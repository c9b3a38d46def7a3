import { type ChangeSet, type Edit, emptyChangeSet, recordKey, stageSteps } from "@/lib/changes/change-set";
import { type Steps, stepSize } from "@/lib/changes/slices";
import { targetSteps } from "@/lib/changes/target";
import { presentRecords } from "./present-records";
import type { RecordRow } from "./record-row";
import type { RecordRows } from "./record-rows";
import { type Replacement, replaceInValue } from "./replace-value";
import { othersWithTtl } from "./rrset-others";

/** What is done to all chosen records. */
export type BulkAct =
  /** Seconds; null: the zone's default. `others`: also of the other records of the same names and types. */
  | { kind: "ttl"; ttl: number | null; others: boolean }
  | { kind: "state"; disabled: boolean }
  | { kind: "delete" }
  | { kind: "replace"; replacement: Replacement };

/** A chosen record that the act leaves as it is. */
export interface LeftOut {
  row: RecordRow;
  reason: string;
  /** What would have become of its value. */
  text?: string | undefined;
}

/** What an act comes to. */
export interface BulkPlan {
  /** Made for the zone as it is shown. */
  set: ChangeSet;
  /** Records that are so already, or in which nothing was found. */
  same: number;
  leftOut: LeftOut[];
  /** Records of the same names and types that have another TTL than the chosen ones get, whether they get it too or not. */
  others: RecordRow[];
}

interface Zone {
  /** Its trailing dot optional. */
  name: string;
  rows: RecordRows;
  /** Seconds; null while unknown. */
  defaultTtl: number | null;
}

/** Refusals of lines that others depend on may bring more to light. */
const rounds = 5;

/** What the act makes of the chosen records, a little at a time. */
export function* bulkPlanSteps(act: BulkAct, chosen: readonly RecordRow[], zone: Zone): Steps<BulkPlan> {
  const leftOut: LeftOut[] = [];
  const edits: Edit[] = [];
  const free: RecordRow[] = [];
  let same = 0;
  let done = 0;
  for (const row of chosen) {
    if (++done % stepSize === 0) yield;
    const reason = barred(row, act);
    if (reason) leftOut.push({ row, reason });
    else free.push(row);
  }
  const others = act.kind === "ttl" ? yield* othersWithTtl(free, act.ttl, zone) : [];
  const touched = act.kind === "ttl" && act.others ? [...free, ...others] : free;
  for (const row of touched) {
    if (++done % stepSize === 0) yield;
    const edit = editOf(row, act, zone.name);
    if (edit === null) same += 1;
    else if ("reason" in edit) leftOut.push(edit);
    else edits.push(edit);
  }
  const empty = emptyChangeSet(zone.name);
  let set = yield* stageSteps(empty, edits);
  if (act.kind === "replace") {
    for (let round = 0; round < rounds; round++) {
      const { refusals } = yield* targetSteps(set, presentRecords(zone.rows));
      if (refusals.length === 0) break;
      const refused = new Map(refusals.map(({ line, reason }) => [line, reason]));
      for (const [key, reason] of refused) {
        const line = set.lines.get(key);
        const row = line && line.kind === "change" ? zone.rows.byId.get(line.from.id) : undefined;
        if (row && line?.kind === "change") leftOut.push({ row, reason, text: line.to.content });
      }
      const left = edits.filter((edit) => "record" in edit && !refused.has(keyOf(edit)));
      edits.splice(0, edits.length, ...left);
      set = yield* stageSteps(empty, edits);
    }
  }
  return { set, same, leftOut, others };
}

function keyOf(edit: Edit): string {
  return "record" in edit && "id" in edit.record ? recordKey(String(edit.record.id)) : "";
}

function barred({ system, type, staged }: RecordRow, { kind }: BulkAct): string | undefined {
  if (system) return `The zone stands on its ${type}: it is changed by itself.`;
  return staged === "deleted" && kind !== "delete" ? "It is staged to be deleted." : undefined;
}

/** What is done to one record; null where there is nothing to do. */
function editOf(row: RecordRow, act: BulkAct, zone: string): Edit | LeftOut | null {
  const { record } = row;
  switch (act.kind) {
    case "delete":
      return row.staged === "deleted" ? null : { kind: "delete", record };
    case "ttl":
      return row.ttl === act.ttl ? null : { kind: "change", record, to: { ttl: act.ttl } };
    case "state":
      return row.disabled === act.disabled
        ? null
        : { kind: "change", record, to: { disabled: act.disabled } };
    case "replace":
      return replaceEdit(row, act.replacement, zone);
  }
}

function replaceEdit(row: RecordRow, replacement: Replacement, zone: string): Edit | LeftOut | null {
  const { types } = replacement;
  if (types.length > 0 && !types.includes(row.type)) return null;
  // Most values need not be taken apart.
  const text = replacement.what === "text" ? replacement.find.toLowerCase().replace(/\.$/, "") : "";
  if (!row.valueText.includes(text)) return null;
  const replaced = replaceInValue(row, replacement, zone);
  if (replaced.kind === "none") return null;
  if (replaced.kind === "invalid") return { row, reason: replaced.reason, text: replaced.text };
  const { content } = replaced;
  return content === row.value ? null : { kind: "change", record: row.record, to: { content } };
}
