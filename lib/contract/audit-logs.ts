import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { assumed, id, openEnum, page, paging, timestamp } from "./fields";
import { fitTest } from "./fit-test";

/** Who can act (API page Audit). */
export const auditActorTypes = ["user", "api_key", "system", "webhook"] as const;

/** Every action the API writes to its audit log (API page Audit). */
export const auditActions = [
  "domain.create",
  "domain.update",
  "domain.delete",
  "domain.restore",
  "domain.export",
  "domain.validation.start",
  "domain.validation.check",
  "domain.validation.success",
  "domain.validation.failure",
  "domain.validation.cancel",
  "record.create",
  "record.update",
  "record.delete",
  "record.bulk_create",
  "record.bulk_delete",
  "dnssec.enable",
  "dnssec.disable",
  "dnssec.rotate_ksk",
  "dnssec.rotate_zsk",
  "dnssec.confirm_ds_published",
  "api_key.create",
  "api_key.revoke",
  "api_key.activate",
  "api_key.regenerate",
  "api_key.delete",
  "api_key.use",
  "role.create",
  "role.update",
  "role.delete",
  "role.assign",
  "role.revoke",
  "access_grant.create",
  "access_grant.update",
  "access_grant.delete",
] as const;
export type AuditAction = (typeof auditActions)[number];

const details = z.looseObject({
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
  truncated: assumed(
    "Lists of audit logs may shorten long details, and say so by details.truncated",
    z.optional(z.unknown()),
  ),
});

const auditLog = z.looseObject({
  id,
  tenant_id: z.nullish(id),
  actor_type: z.nullish(openEnum(auditActorTypes)),
  actor_id: z.nullish(id),
  actor_email: z.nullish(z.string()),
  action: openEnum(auditActions),
  resource_type: z.nullish(z.string()),
  resource_id: z.nullish(z.string()),
  resource_name: z.nullish(z.string()),
  details: z.nullish(details),
  ip_address: z.nullish(z.string()),
  user_agent: z.nullish(z.string()),
  timestamp,
});
export type AuditLog = z.infer<typeof auditLog>;

const isAsPublished = fitTest(auditLog);
const anyObject = z.record(z.string(), z.unknown());

/**
 * An entry that is not as the API page says, in texts where it shall have texts: one of them must not hide a whole log.
 * What was sent for it goes into `as_sent`.
 */
function salvageEntry(sent: unknown): unknown {
  const fields = anyObject.safeParse(sent).data;
  if (!fields || isAsPublished?.(fields)) return sent;
  const texts = Object.entries(auditLog.shape).flatMap(([name]) =>
    name === "details" || fields[name] == null ? [] : [[name, textOf(fields[name])]],
  );
  const entry = { ...fields, action: "", timestamp: "", ...Object.fromEntries(texts), as_sent: sent };
  if (fields.details == null || anyObject.safeParse(fields.details).success) return entry;
  return { ...entry, details: { details: fields.details } };
}

const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

function salvagePage(sent: unknown): unknown {
  const page = z.looseObject({ data: z.array(z.unknown()) }).safeParse(sent).data;
  return page ? { ...page, data: page.data.map(salvageEntry) } : sent;
}

/** An entry as the API sent it. */
export function sentEntry(entry: AuditLog): unknown {
  return entry.as_sent ?? entry;
}

export const auditLogEndpoints = {
  "auditLogs.list": endpoint({
    method: "GET",
    path: "/admin/audit-logs/",
    query: z.strictObject({
      ...paging,
      tenant_id: z.optional(z.string()),
      actor_type: z.optional(z.enum(auditActorTypes)),
      actor_id: z.optional(z.string()),
      action: z.optional(z.string()),
      resource_type: z.optional(z.string()),
      resource_id: z.optional(z.string()),
      start_date: z.optional(z.string()),
      end_date: z.optional(z.string()),
    }),
    response: page(auditLog),
    salvage: salvagePage,
    permission: "audit_logs:read",
    assumed: "access_grant.create, access_grant.update and access_grant.delete are audit actions",
  }),
  "auditLogs.get": endpoint({
    method: "GET",
    path: "/admin/audit-logs/{log_id}",
    response: auditLog,
    salvage: salvageEntry,
    permission: "audit_logs:read",
  }),
};
