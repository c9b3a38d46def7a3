import type { RecordCreate, RecordUpdate, Record as ZoneRecord } from "@/lib/contract/records";
import { absoluteName } from "@/lib/dns/name";
import { type ChangeOf, type ChangeSet, recordKey } from "./change-set";
import {
  asItWas,
  type KnownRecord,
  knownRecord,
  type PlainRecord,
  recordFields,
  sameField,
  withSerialOf,
} from "./plain-record";
import { each, finish, type Steps } from "./slices";

/**
 * What the zone would be: its records in their order, deleted ones left out and changed ones changed, then the added
 * ones, whose id is their line's key. Records that no line concerns are the same objects as before.
 */
export function appliedTo(set: ChangeSet, records: Iterable<ZoneRecord>): ZoneRecord[] {
  return finish(appliedSteps(set, records));
}

/** {@link appliedTo} a little at a time. */
export function* appliedSteps(set: ChangeSet, records: Iterable<ZoneRecord>): Steps<ZoneRecord[]> {
  const applied: ZoneRecord[] = [];
  yield* each(records, (record) => {
    const line = set.lines.get(recordKey(record.id));
    if (!line) applied.push(record);
    else if (line.kind === "change") {
      const same = asItWas(record, line.from);
      const wanted = same ? line.to : wantedNow(line, knownRecord(record, set.zone));
      applied.push({ ...record, ...listed(wanted, set.zone) });
    }
  });
  yield* each(set.lines.values(), (line) => {
    if (line.kind === "add") applied.push({ id: line.key, ...listed(line.to, set.zone) });
  });
  return applied;
}

/**
 * What a changed record shall be, given what it is now: the fields that the line changes, the others as they are now.
 * An SOA keeps the serial it has unless the line changes that.
 */
export function wantedNow(line: ChangeOf<"change">, now: KnownRecord): PlainRecord {
  const { id: _id, ...wanted } = now;
  const { from, to } = line;
  for (const field of recordFields) {
    if (from[field] === to[field]) continue;
    const counted =
      field === "content" && to.type === "SOA" && withSerialOf(to.content, from.content) === to.content;
    Object.assign(wanted, { [field]: counted ? withSerialOf(to.content, now.content) : to[field] });
  }
  return wanted;
}

/** What to send so that a record becomes another of the same name and type; null when nothing differs. */
export function recordPatch(now: PlainRecord, to: PlainRecord): RecordUpdate | null {
  const patch: RecordUpdate = {};
  if (now.content !== to.content) patch.content = to.content;
  if (now.ttl !== to.ttl) patch.ttl = to.ttl;
  if (now.disabled !== to.disabled) patch.disabled = to.disabled;
  return Object.keys(patch).length > 0 ? patch : null;
}

/** The fields in which two records differ, leaving an SOA's serial aside. */
export function differingFields(a: PlainRecord, b: PlainRecord) {
  return recordFields.filter((field) => !sameField(field, a, b));
}

function listed({ name, type, content, ttl, disabled }: PlainRecord, zone: string) {
  const absolute = absoluteName(name, zone);
  return {
    name: absolute === "." ? absolute : absolute.slice(0, -1),
    display_name: name,
    type,
    content,
    ttl,
    disabled,
  } satisfies RecordCreate & Partial<ZoneRecord>;
}
