import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { AppliedRow } from "./call-results";
import { type ChangeLine, type ChangeSet, changeSetOf, recordKey } from "./change-set";
import { type KnownRecord, type PlainRecord, recordFields, withSerialOf, zoneName } from "./plain-record";
import { type Rebase, rebase, type ZoneNow } from "./rebase";
import { finish, type Steps, stepSize } from "./slices";

/**
 * The change set that takes back what was applied, in the order it was: records created are deleted, records deleted
 * are created again (with new ids), changed ones get their fields back. What came and went again needs nothing.
 */
export function undoOf(applied: readonly AppliedRow[], zone: string): ChangeSet {
  return finish(undoSteps(applied, zone));
}

/** {@link undoOf} a little at a time. */
export function* undoSteps(applied: readonly AppliedRow[], zone: string): Steps<ChangeSet> {
  const lines = new Map<string, ChangeLine>();
  /** By the id it had: what puts a deleted record back. */
  const revived = new Map<string, string>();
  let next = 1;
  let done = 0;
  for (const { before, after } of applied.toReversed()) {
    if (++done % stepSize === 0) yield;
    const id = (after ?? before)?.id ?? "";
    const key = recordKey(id);
    const later = lines.get(revived.get(id) ?? key);
    if (!after) {
      if (!before) continue;
      const added = `staged:${next++}`;
      revived.set(id, added);
      lines.set(added, { kind: "add", key: added, to: plain(before) });
    } else if (later?.kind === "add") {
      if (before) lines.set(later.key, { ...later, to: plain(before) });
      else lines.delete(later.key);
    } else {
      const from = later?.from ?? after;
      lines.set(
        key,
        before ? { kind: "change", key, from, to: put(before, from) } : { kind: "delete", key, from },
      );
    }
  }
  for (const line of lines.values()) if (isNothing(line)) lines.delete(line.key);
  return changeSetOf(zoneName(zone), lines.values(), next);
}

/** {@link undoOf}, and what of it the zone allows now: somebody else may have changed it since. */
export function checkUndo(
  applied: readonly AppliedRow[],
  records: Iterable<ZoneRecord>,
  zone: ZoneNow & { name: string },
): { set: ChangeSet; rebase: Rebase } {
  const set = undoOf(applied, zone.name);
  return { set, rebase: rebase(set, records, zone) };
}

function plain({ name, type, content, ttl, disabled }: PlainRecord): PlainRecord {
  return { name, type, content, ttl, disabled };
}

/** The record as it was; an SOA's serial only ever goes forward (RFC 1982). */
function put(before: KnownRecord, from: KnownRecord): PlainRecord {
  const content = before.type === "SOA" ? withSerialOf(before.content, from.content) : before.content;
  return { ...plain(before), content };
}

function isNothing(line: ChangeLine): boolean {
  return line.kind === "change" && recordFields.every((field) => line.from[field] === line.to[field]);
}
