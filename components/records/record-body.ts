import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import { relativeName, toUnicode } from "@/lib/dns/name";

/** What creates a stored record again, as it is. `zone`: its trailing dot optional. */
export function bodyOfRecord(record: ZoneRecord, zone: string): RecordCreate {
  const { type, content, ttl, disabled } = record;
  return {
    name: relativeName(record.name, zone),
    type,
    content,
    ttl: ttl ?? null,
    disabled: disabled ?? false,
  };
}

/** How a record is called: `www A`, its name in Unicode. */
export function titleOf(record: Pick<ZoneRecord, "name" | "type">, zone: string): string {
  return `${toUnicode(relativeName(record.name, zone))} ${record.type.toUpperCase()}`;
}
