import type { Record as ZoneRecord } from "@/lib/contract/records";
import { type ChangeSet, stage } from "./change-set";
import { knownRecord, type PlainRecord, plainName, zoneName } from "./plain-record";

/**
 * The other records of a record's name and type whose TTL is not the one it shall have. All of them are answered
 * together, with one TTL; where theirs differ, whoever asks takes the smallest for all (RFC 2181 §5.2). Disabled
 * records are in no answer, so they are in no set. `records` are the zone's, or what
 * {@link appliedTo} says it would be; `defaultTtl` is the zone's, in seconds.
 */
export function othersOfRrset(
  record: PlainRecord & { id?: string },
  records: Iterable<ZoneRecord>,
  { name, defaultTtl }: { name: string; defaultTtl: number },
): ZoneRecord[] {
  if (record.disabled) return [];
  const zone = zoneName(name);
  const others: ZoneRecord[] = [];
  for (const other of records) {
    if (other.id === record.id || other.disabled || other.type.toUpperCase() !== record.type) continue;
    if ((other.ttl ?? defaultTtl) === (record.ttl ?? defaultTtl)) continue;
    if (plainName(other, zone) === record.name) others.push(other);
  }
  return others;
}

/** Stages the TTL for a record and for others of its set: seconds, or `null` for the zone's default. */
export function stageRrsetTtl(set: ChangeSet, records: readonly ZoneRecord[], ttl: number | null): ChangeSet {
  return stage(
    set,
    records.map((record) => ({ kind: "change", record, to: { ttl } })),
  );
}

/** The record with the TTL that it shall have, to be asked about with {@link othersOfRrset}. */
export function withTtl(record: ZoneRecord, ttl: number | null, zone: string): PlainRecord & { id: string } {
  return { ...knownRecord(record, zoneName(zone)), ttl };
}
