import { recordOf } from "@/lib/audit/audit-details";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { isSubdomain } from "@/lib/dns/name";

export interface Zone {
  id: string;
  name: string;
}

/**
 * Whether an entry is about a record of this zone: by the zone's id where the entry has it, else by the record's name,
 * which a zone below this one may share.
 */
export function isOfZone(entry: AuditLog, zone: Zone): boolean {
  const record = recordOf(entry, "after") ?? recordOf(entry, "before");
  if (record?.domain_id) return record.domain_id === zone.id;
  const name = record?.name ?? entry.resource_name?.split(" ")[0];
  return Boolean(name) && isSubdomain(name ?? "", zone.name);
}

/** Each entry once: what comes in between two pages moves the last of the one to the next. */
export function distinct(entries: readonly AuditLog[]): AuditLog[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}
