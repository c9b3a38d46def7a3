import type { AppliedRow } from "@/lib/changes/call-results";
import { type ChangeLine, type ChangeSet, changeSetOf } from "@/lib/changes/change-set";
import { knownRecord, type PlainRecord, samePlain, zoneName } from "@/lib/changes/plain-record";
import { type RebasedLine, rebaseSteps, type ZoneNow } from "@/lib/changes/rebase";
import type { Steps } from "@/lib/changes/slices";
import { undoSteps } from "@/lib/changes/undo";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { LoggedRecord } from "./audit-details";
import type { LoggedChange } from "./revert";

/** One change of those that take an entry back, as it stands against the zone now. */
export interface RevertRow {
  line: ChangeLine;
  /** `conflict`: the zone has moved since; what becomes of it is chosen in the review. */
  state: RebasedLine["state"];
  /** The record as the zone has it now, and as it would be; null where it is not there, or would not be. */
  now: PlainRecord | null;
  wanted: PlainRecord | null;
  /** The record has changed since in what this leaves as it is. */
  moved: boolean;
}

export interface RevertPlan {
  set: ChangeSet;
  rows: RevertRow[];
}

/**
 * What takes changes of records back, compared with the zone's records as they are now, system records included; a
 * little at a time. `zone`: its name, the trailing dot optional.
 */
export function* revertPlanSteps(
  changes: readonly LoggedChange[],
  records: readonly ZoneRecord[],
  { name, ...zone }: ZoneNow & { name: string },
): Steps<RevertPlan> {
  const set = yield* undoSteps(appliedRows(changes, name), name);
  const { lines } = yield* rebaseSteps(set, records, zone);
  const rows = [...set.lines.values()].map((line) => rowOf(line, lines.get(line.key)));
  const onNow = rows.map((row) => row.line);
  return { set: changeSetOf(set.zone, onNow, set.next), rows };
}

/** What applies is put on the record as it is now, so that the review shows no line that the zone does not hold. */
function rowOf(line: ChangeLine, rebased: RebasedLine | undefined): RevertRow {
  const { from, to } = sidesOf(line);
  if (rebased?.state === "conflict") {
    const mine = rebased.mine?.map((one) => sidesOf(one).to).find((one) => one !== null);
    return { line, state: "conflict", now: rebased.now, wanted: mine ?? to, moved: false };
  }
  const [only] = rebased?.state === "applies" ? rebased.lines : [];
  const onNow = only?.kind === line.kind ? only : line;
  const is = sidesOf(onNow);
  const moved = from !== null && is.from !== null && !samePlain(from, is.from);
  return { line: onNow, state: rebased?.state ?? "applies", now: is.from, wanted: is.to, moved };
}

const sidesOf = (line: ChangeLine): { from: PlainRecord | null; to: PlainRecord | null } => ({
  from: line.kind === "add" ? null : line.from,
  to: line.kind === "delete" ? null : line.to,
});

/** The part of a plan that is ticked, by key of the line. */
export function tickedSet({ set }: RevertPlan, ticked: ReadonlySet<string>): ChangeSet {
  return changeSetOf(
    set.zone,
    [...set.lines.values()].filter(({ key }) => ticked.has(key)),
    set.next,
  );
}

function appliedRows(changes: readonly LoggedChange[], zone: string): AppliedRow[] {
  const name = zoneName(zone);
  return changes.map(({ before, after }, at) => {
    const known = (record: LoggedRecord | null) => {
      if (!record) return null;
      // Without an id the zone's record is known by its name, type and content.
      const id = record.id || before?.id || after?.id || `logged:${at}`;
      return knownRecord({ ...record, id }, name);
    };
    return { before: known(before), after: known(after) };
  });
}
