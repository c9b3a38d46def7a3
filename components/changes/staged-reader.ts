import { appliedTo } from "@/lib/changes/applied";
import { type ChangeLine, type ChangeSet, changeSetOf, recordKey } from "@/lib/changes/change-set";
import { each, finish, type Steps } from "@/lib/changes/slices";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { markStaged } from "./staged-mark";

/**
 * Reads a zone's records as they are staged: changed ones changed, deleted ones still there, new ones with their
 * line's key as id, each marked. What is not concerned, or as it was read before, is the same object.
 */
export function stagedReader() {
  const known = new WeakMap<ChangeLine, { of: ZoneRecord | null; shown: ZoneRecord }>();

  function shownOf(line: ChangeLine, record: ZoneRecord | null, zone: string): ZoneRecord | undefined {
    const before = known.get(line);
    if (before && before.of === record) return before.shown;
    const [made] =
      line.kind === "delete"
        ? [record && { ...record }]
        : appliedTo(changeSetOf(zone, [line]), record ? [record] : []);
    if (!made) return undefined;
    const mark = ({ add: "new", change: "changed", delete: "deleted" } as const)[line.kind];
    const shown = markStaged(made, mark);
    known.set(line, { of: record, shown });
    return shown;
  }

  function* steps(set: ChangeSet, records: readonly ZoneRecord[]): Steps<readonly ZoneRecord[]> {
    if (set.lines.size === 0) return records;
    const shown: ZoneRecord[] = [];
    yield* each(records, (record) => {
      const line = set.lines.get(recordKey(record.id));
      shown.push((line && shownOf(line, record, set.zone)) ?? record);
    });
    yield* each(set.lines.values(), (line) => {
      const added = line.kind === "add" ? shownOf(line, null, set.zone) : undefined;
      if (added) shown.push(added);
    });
    return shown;
  }

  return {
    now: (set: ChangeSet, records: readonly ZoneRecord[]) => finish(steps(set, records)),
    /** A little at a time. */
    steps,
  };
}
