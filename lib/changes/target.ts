import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { RecordConflict } from "@/lib/errors/conflict";
import { wantedNow } from "./applied";
import { type ChangeLine, type ChangeSet, recordKey } from "./change-set";
import { fieldRefusal, soaRefusal } from "./field-refusals";
import {
  asItWas,
  identity,
  type KnownRecord,
  knownRecord,
  type PlainRecord,
  plainName,
  samePlain,
} from "./plain-record";
import { type Steps, stepSize } from "./slices";
import { refusedTogether } from "./target-check";

/** Why a line cannot be carried out: a rule of DNS, or what the API does not take or do. */
export interface Refusal {
  line: string;
  rule: RecordConflict["rule"] | "gone" | "invalid" | "soa";
  reason: string;
  /** The field to mark, where there is one. */
  field: keyof PlainRecord | null;
  /** What it clashes with, at most twenty: records of the zone, or what other lines want (then `id` is null). */
  against: Against[];
}

export interface Against extends PlainRecord {
  id: string | null;
  /** The line that concerns it. */
  line: string | null;
}

/** A record that shall be where it is not yet. `now` is the record that its line changes into it. */
export interface Wanted {
  line: string;
  to: PlainRecord;
  now: KnownRecord | null;
}

/** A record that shall not be any more what it is. */
export interface Removed {
  line: string;
  kind: "change" | "delete";
  now: KnownRecord;
}

/** A record that stays what it is, by name, type and content (of the SOA: by name and type), with other fields. */
export interface Kept {
  lines: string[];
  now: KnownRecord;
  to: PlainRecord;
}

/** What a change set makes of a zone, taken apart: nothing in `wanted` is in the zone or in `removed`. */
export interface Target {
  wanted: Wanted[];
  removed: Removed[];
  kept: Kept[];
  refusals: Refusal[];
}

/**
 * What a set makes of the zone's records as they are now, system records included, with every line that cannot be
 * carried out. A record that is removed by one line and wanted by another stays, so that contents that are swapped or
 * handed on never meet. Looks at the names that the set touches alone.
 */
export function* targetSteps(set: ChangeSet, records: Iterable<ZoneRecord>): Steps<Target> {
  const near = yield* recordsNear(set, records);
  const target: Target = { wanted: [], removed: [], kept: [], refusals: [] };
  let done = 0;
  for (const line of set.lines.values()) {
    if (++done % stepSize === 0) yield;
    place(line, near, target, set.zone);
  }
  yield* keepWhatIsWanted(target);
  yield* refusedTogether(target, near.values(), set.zone);
  return target;
}

/** The records that lines concern, and those at the names that lines touch, by id. */
export function* recordsNear(set: ChangeSet, records: Iterable<ZoneRecord>): Steps<Map<string, KnownRecord>> {
  const names = new Set<string>();
  let done = 0;
  for (const line of set.lines.values()) {
    if (++done % stepSize === 0) yield;
    if (line.kind !== "delete") names.add(line.to.name);
    if (line.kind !== "add") names.add(line.from.name);
  }
  const near = new Map<string, KnownRecord>();
  for (const record of records) {
    if (++done % stepSize === 0) yield;
    const line = set.lines.get(recordKey(record.id));
    if (line && line.kind !== "add" && asItWas(record, line.from)) near.set(record.id, line.from);
    else if (line || names.has(plainName(record, set.zone)))
      near.set(record.id, knownRecord(record, set.zone));
  }
  return near;
}

function place(line: ChangeLine, near: ReadonlyMap<string, KnownRecord>, target: Target, zone: string): void {
  const { key } = line;
  if (line.kind === "add") {
    const refusal = fieldRefusal(line.to, null, zone);
    if (refusal) target.refusals.push({ line: key, against: [], ...refusal });
    else target.wanted.push({ line: key, to: line.to, now: null });
    return;
  }
  const now = near.get(line.from.id);
  if (!now) {
    // What is gone need not be deleted.
    if (line.kind === "delete") return;
    const reason = "The record is not in the zone any more.";
    target.refusals.push({ line: key, rule: "gone", reason, field: null, against: [] });
    return;
  }
  const to = line.kind === "delete" ? null : wantedNow(line, now);
  if (to && samePlain(now, to)) return;
  const refusal = soaRefusal(now, to) ?? (to && fieldRefusal(to, now, zone));
  if (refusal) {
    target.refusals.push({ line: key, against: [], ...refusal });
  } else if (to && (now.type === "SOA" || isSameRecord(now, to))) {
    target.kept.push({ lines: [key], now, to });
  } else {
    target.removed.push({ line: key, kind: to ? "change" : "delete", now });
    if (to) target.wanted.push({ line: key, to, now });
  }
}

function isSameRecord(a: PlainRecord, b: PlainRecord): boolean {
  return a.name === b.name && a.type === b.type && a.content === b.content;
}

/** Lets records stay that one line removes and another wants. */
export function* keepWhatIsWanted(target: Target): Steps<void> {
  if (target.wanted.length === 0 || target.removed.length === 0) return;
  const removed = new Map<string, Removed[]>();
  let done = 0;
  for (const one of target.removed) {
    if (++done % stepSize === 0) yield;
    const same = removed.get(identity(one.now));
    if (same) same.push(one);
    else removed.set(identity(one.now), [one]);
  }
  const staying = new Set<Removed>();
  const wanted: Wanted[] = [];
  for (const one of target.wanted) {
    if (++done % stepSize === 0) yield;
    const stays = removed.get(identity(one.to))?.pop();
    if (stays) {
      staying.add(stays);
      target.kept.push({ lines: [one.line, stays.line], now: stays.now, to: one.to });
    } else wanted.push(one);
  }
  if (staying.size === 0) return;
  target.wanted = wanted;
  target.removed = target.removed.filter((one) => !staying.has(one));
}
