import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import { isRecordType } from "@/lib/dns/content/record-type";
import { canonicalContent } from "@/lib/dns/content/registry";
import { canonicalText } from "@/lib/dns/content/text-content";
import { absoluteName, parseName, relativeName } from "@/lib/dns/name";

/**
 * A record in the one spelling in which records can be compared: name relative to the zone, `@` at its apex; type in
 * upper case; canonical content; TTL in seconds, `null` for the zone's default. What cannot be read stays as it is.
 */
export interface PlainRecord {
  name: string;
  type: string;
  content: string;
  ttl: number | null;
  disabled: boolean;
}

/** A record that the zone has, as it was when it was last read. */
export interface KnownRecord extends PlainRecord {
  id: string;
}

export const recordFields = ["name", "type", "content", "ttl", "disabled"] as const;
export type RecordFieldName = (typeof recordFields)[number];

/** A zone's name as this room takes it: canonical, with its trailing dot. */
export function zoneName(name: string): string {
  return absoluteName("@", name);
}

/** A new record as typed: its name relative to the zone unless it ends in a dot. */
export function plainRecord(sent: RecordCreate, zone: string): PlainRecord {
  const absolute = parseName(sent.name.trim(), zone);
  const type = sent.type.trim().toUpperCase();
  return {
    name: absolute.ok ? relativeTo(absolute.value, zone) : sent.name.trim(),
    type,
    content: plainContent(type, sent.content, zone),
    ttl: sent.ttl ?? null,
    disabled: sent.disabled ?? false,
  };
}

/** A record of the API, its name absolute with or without trailing dot. */
export function knownRecord(record: ZoneRecord, zone: string): KnownRecord {
  const type = record.type.toUpperCase();
  return {
    id: record.id,
    name: plainName(record, zone),
    type,
    content: plainContent(type, record.content, zone),
    ttl: record.ttl ?? null,
    disabled: record.disabled ?? false,
  };
}

/** Whether a record is exactly what it was when it was staged, so that it need not be read again. */
export function asItWas(record: ZoneRecord, from: KnownRecord): boolean {
  return (
    record.content === from.content &&
    record.type === from.type &&
    record.ttl === from.ttl &&
    record.disabled === from.disabled &&
    record.display_name === from.name
  );
}

/** The name of a record of the API, relative to the zone. */
export function plainName({ name }: Pick<ZoneRecord, "name">, zone: string): string {
  const absolute = parseName(name);
  return absolute.ok ? relativeTo(absolute.value, zone) : name;
}

/** The record with some of its fields as typed anew. */
export function withFields(record: PlainRecord, fields: Partial<RecordCreate>, zone: string): PlainRecord {
  const { name, type, content } = record;
  const changed = {
    name: fields.name ?? name,
    type: fields.type ?? type,
    content: fields.content ?? content,
    ttl: fields.ttl === undefined ? record.ttl : fields.ttl,
    disabled: fields.disabled ?? record.disabled,
  };
  const inPlace = changed.name === name && changed.type === type && changed.content === content;
  return inPlace ? changed : plainRecord(changed, zone);
}

/** What the API holds unique within a zone: name, type and content. */
export function identity({ name, type, content }: Pick<PlainRecord, "name" | "type" | "content">): string {
  return `${name} ${type} ${content}`;
}

/** Whether all fields of both are the same. */
export function samePlain(a: PlainRecord, b: PlainRecord): boolean {
  return recordFields.every((field) => a[field] === b[field]);
}

/** Whether a record is one of those a zone stands on: its SOA, and the NS at its apex (API page Records). */
export function isSystem({ name, type }: Pick<PlainRecord, "name" | "type">): boolean {
  return name === "@" && (type === "SOA" || type === "NS");
}

/** What creates the record, as the API takes it. */
export function recordBody({ name, type, content, ttl, disabled }: PlainRecord): RecordCreate {
  return { name, type, content, ttl, disabled };
}

/** The content of an SOA with the serial of another, which the API alone counts; others are left as they are. */
export function withSerialOf(content: string, other: string): string {
  const fields = content.split(" ");
  const serial = other.split(" ")[2];
  return fields.length === 7 && serial !== undefined ? fields.with(2, serial).join(" ") : content;
}

/** Whether two records' fields say the same; an SOA's serial says nothing, every change of the zone advances it. */
export function sameField(field: RecordFieldName, a: PlainRecord, b: PlainRecord): boolean {
  if (a[field] === b[field]) return true;
  return field === "content" && a.type === "SOA" && withSerialOf(a.content, b.content) === b.content;
}

/** `absolute` is canonical and `zone` as of {@link zoneName}; written for zones of 100,000 records. */
function relativeTo(absolute: string, zone: string): string {
  if (absolute === zone) return "@";
  const cut = absolute.length - zone.length;
  const below = absolute.endsWith(zone) && absolute[cut - 1] === "." && absolute[cut - 2] !== "\\";
  return below && zone !== "." ? absolute.slice(0, cut - 1) : relativeName(absolute, zone);
}

function plainContent(type: string, content: string, zone: string): string {
  const canonical = isRecordType(type) ? canonicalContent(type, content, zone) : canonicalText(content);
  return canonical.ok ? canonical.value : content.trim();
}
