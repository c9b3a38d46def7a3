import { z } from "zod";
import { endpoint } from "./endpoint";
import { id, openEnum, page, paging, timestamp } from "./fields";

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

const auditLog = z.looseObject({
  id,
  tenant_id: id.nullish(),
  actor_type: openEnum(auditActorTypes).nullish(),
  actor_id: id.nullish(),
  actor_email: z.string().nullish(),
  action: openEnum(auditActions),
  resource_type: z.string().nullish(),
  resource_id: z.string().nullish(),
  resource_name: z.string().nullish(),
  details: z.looseObject({ before: z.unknown().optional(), after: z.unknown().optional() }).nullish(),
  ip_address: z.string().nullish(),
  user_agent: z.string().nullish(),
  timestamp,
});
export type AuditLog = z.infer<typeof auditLog>;

export const auditLogEndpoints = {
  "auditLogs.list": endpoint({
    method: "GET",
    path: "/admin/audit-logs/",
    query: z.strictObject({
      ...paging,
      tenant_id: z.string().optional(),
      actor_type: z.enum(auditActorTypes).optional(),
      actor_id: z.string().optional(),
      action: z.string().optional(),
      resource_type: z.string().optional(),
      resource_id: z.string().optional(),
      start_date: z.string().optional(),
      end_date: z.string().optional(),
    }),
    response: page(auditLog),
    permission: "audit_logs:read",
    assumed: "access_grant.create, access_grant.update and access_grant.delete are audit actions",
  }),
  "auditLogs.get": endpoint({
    method: "GET",
    path: "/admin/audit-logs/{log_id}",
    response: auditLog,
    permission: "audit_logs:read",
  }),
};
