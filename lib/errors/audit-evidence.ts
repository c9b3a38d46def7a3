import type { AuditAction, AuditLog } from "@/lib/contract/audit-logs";
import { record as recordSchema } from "@/lib/contract/records";
import type { Evidence, LostWrite, SettledEndpoint } from "./lost-reply";
import { sameFields, sameRecord } from "./same-record";

const actions: { [N in SettledEndpoint]: AuditAction } = {
  "records.create": "record.create",
  "records.update": "record.update",
  "records.delete": "record.delete",
  "records.bulkCreate": "record.bulk_create",
  "records.bulkDelete": "record.bulk_delete",
  "domains.create": "domain.create",
  "domains.update": "domain.update",
  "domains.delete": "domain.delete",
  "domains.restore": "domain.restore",
};

/**
 * Whether the audit log holds the write's own entry: its action on its resource, by its sender, not before `since`
 * (epoch milliseconds of the server's clock), with nothing in `after` that speaks against it.
 */
export function auditConfirms(
  write: LostWrite,
  { audit = [], actorId, zone }: Evidence,
  since: number,
): boolean {
  return audit.some((entry) => {
    if (entry.action !== actions[write.name] || !(Date.parse(entry.timestamp) >= since)) return false;
    if (actorId !== undefined && entry.actor_id && entry.actor_id !== actorId) return false;
    return concerns(write, entry, zone);
  });
}

function concerns(write: LostWrite, entry: AuditLog, zone: string | undefined): boolean {
  const after = entry.details?.after;
  switch (write.name) {
    case "records.create": {
      // Name and type alone may be another value's entry: only the record itself will do.
      const stored = recordSchema.partial({ id: true }).safeParse(after);
      return stored.success && sameRecord(write.input.body, { id: "", ...stored.data }, zone);
    }
    case "records.update":
      return (
        entry.resource_id === write.input.params.record_id && agrees(write.input.body, after, entry, zone)
      );
    case "records.delete":
      return entry.resource_id === write.input.params.record_id;
    case "domains.create":
      return (
        entry.resource_name?.replace(/\.$/, "").toLowerCase() ===
        write.input.body.name.replace(/\.$/, "").toLowerCase()
      );
    case "domains.update":
      return (
        entry.resource_id === write.input.params.domain_id && agrees(write.input.body, after, entry, zone)
      );
    case "domains.delete":
    case "domains.restore":
      return entry.resource_id === write.input.params.domain_id;
    // An entry of a batch does not tell which rows it was; its records do.
    case "records.bulkCreate":
    case "records.bulkDelete":
      return false;
  }
}

function agrees(wanted: object, after: unknown, entry: AuditLog, zone: string | undefined): boolean {
  if (typeof after !== "object" || after === null) return true;
  const told = new Map<string, unknown>(Object.entries(after));
  const compared = Object.fromEntries(Object.entries(wanted).filter(([key]) => told.has(key)));
  const type = told.get("type") ?? entry.resource_name?.split(" ").at(-1);
  const record = entry.action === "record.update" && typeof type === "string" ? { type, zone } : undefined;
  return sameFields(compared, after, record);
}
