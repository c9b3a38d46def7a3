import { type StagedMark, stagedMark } from "@/components/changes/staged-mark";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { txtToPlain } from "@/lib/dns/content/txt";
import { parseName, relativeName, toUnicode } from "@/lib/dns/name";
import { naturalKey, ownerKey, typeRank } from "@/lib/dns/zone-order";

/** A record with everything the table asks of it, worked out once. */
export interface RecordRow {
  id: string;
  record: ZoneRecord;
  /** Absolute and canonical, with its trailing dot. */
  fqdn: string;
  /** Relative to the zone, A-labels; `@` at the apex. */
  name: string;
  /** The name with its A-labels in Unicode, where that differs. */
  unicodeName: string | undefined;
  type: string;
  value: string;
  /** Seconds; null: the zone's default. */
  ttl: number | null;
  disabled: boolean;
  /** One of those the zone itself stands on, which the API hides unless asked: SOA and apex NS. */
  system: boolean;
  /** What is staged for it. */
  staged: StagedMark | undefined;
  /** Lower-case texts that filters look in. */
  nameText: string;
  valueText: string;
  /** Sorts as values do: numbers by value, in any case. */
  valueKey: string;
  /** Sorts as a zone file reads: name, type, value. */
  order: string;
}

const separator = "\0\0";

/** The row of a record in the zone (its trailing dot optional). */
export function recordRow(record: ZoneRecord, zone: string): RecordRow {
  const { id, content: value } = record;
  const absolute = parseName(record.name);
  const fqdn = absolute.ok ? absolute.value : record.name;
  const name = relativeTo(zone, fqdn);
  const type = record.type.toUpperCase();
  const unicode = toUnicode(name);
  const lower = value.toLowerCase();
  const valueKey = naturalKey(lower);
  const rank = String.fromCharCode(typeRank(type) + 3);
  return {
    id,
    record,
    fqdn,
    name,
    unicodeName: unicode === name ? undefined : unicode,
    type,
    value,
    ttl: record.ttl ?? null,
    disabled: record.disabled ?? false,
    system: name === "@" && (type === "SOA" || type === "NS"),
    staged: stagedMark(record),
    nameText: (unicode === name ? name : `${name} ${unicode}`).toLowerCase(),
    valueText: valueText(type, value),
    valueKey,
    order: `${ownerKey(name)}${separator}${name}${separator}${rank}${type}${separator}${lower === value ? valueKey : naturalKey(value)}`,
  };
}

/** As `relativeName`, without taking a plain name apart. */
function relativeTo(zone: string, fqdn: string): string {
  const suffix = `.${zone.replace(/\.$/, "")}.`;
  if (!fqdn.includes("\\") && fqdn.endsWith(suffix)) return fqdn.slice(0, -suffix.length);
  return relativeName(fqdn, zone);
}

/** The value in lower case; with its names in Unicode and its escaped text readable, so that both are found. */
function valueText(type: string, value: string): string {
  const lower = value.toLowerCase();
  const names = lower.includes("xn--") ? `\n${value.split(" ").map(toUnicode).join(" ")}` : "";
  const plain = type === "TXT" && /\\|" "/.test(value) ? `\n${txtToPlain(value) ?? ""}` : "";
  return names === "" && plain === "" ? lower : (value + names + plain).toLowerCase();
}

/** How a record is called: `www A`, its name in Unicode. */
export function recordTitle({ name, unicodeName, type }: Pick<RecordRow, "name" | "unicodeName" | "type">) {
  return `${unicodeName ?? name} ${type}`;
}
