import type { AppliedRow } from "@/lib/changes/call-results";
import { type ChangeLine, type ChangeSet, changeSetOf } from "@/lib/changes/change-set";
import { knownRecord, zoneName } from "@/lib/changes/plain-record";
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
  const rows = [...set.lines.values()].map((line) => ({
    line,
    state: lines.get(line.key)?.state ?? ("applies" as const),
  }));
  return { set, rows };
}

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
