import { z } from "zod";
import { permissions as allPermissions, type Permission } from "@/lib/contract/permissions";
import type { Db } from "./db";

/** A role given to a user at a scope. For a record scope, `domain_id` says which zone holds the record. */
export interface Assignment {
  role: string;
  permissions: ReadonlySet<string>;
  scope_type: "platform" | "tenant" | "domain" | "record";
  scope_id: string;
  domain_id: string | null;
}

/** What a permission is asked for: a tenant, a domain in it, or one record of that domain. */
export interface Target {
  tenant_id: string;
  domain_id?: string;
  record_id?: string;
}

/** Where a permission is held: everywhere, in the own tenant, or on single domains only. */
interface Reach {
  platform: boolean;
  tenant: boolean;
  domain_ids: string[];
}

/** What one actor may do. Scopes nest: platform ⊃ tenant ⊃ domain ⊃ record. */
export interface PermissionSet {
  assignments: readonly Assignment[];
  has(permission: Permission, target: Target): boolean;
  /** Which records of a domain the permission covers: all, or those given one by one. */
  records(permission: Permission, domain: { tenant_id: string; id: string }): "all" | ReadonlySet<string>;
  reach(permission: Permission): Reach;
  anywhere(permission: Permission): boolean;
  /** Sorted permissions held on the target, or anywhere when none is given. */
  list(target?: Target): Permission[];
}

const assignmentRow = z.object({
  role: z.string(),
  permissions: z.string().transform((text) => new Set(z.array(z.string()).parse(JSON.parse(text)))),
  scope_type: z.enum(["platform", "tenant", "domain", "record"]),
  scope_id: z.string(),
  domain_id: z.string().nullable(),
});

/** Reads what a user holds. `scopes`, when not empty, narrows it to the permissions named (an API key's scopes). */
export function loadPermissions(
  db: Db,
  user: { id: string; tenant_id: string },
  scopes: readonly string[] = [],
): PermissionSet {
  const rows = db.all(
    assignmentRow,
    `SELECT roles.name AS role, roles.permissions, a.scope_type, a.scope_id,
       CASE a.scope_type WHEN 'domain' THEN a.scope_id
         WHEN 'record' THEN (SELECT domain_id FROM records WHERE records.id = a.scope_id) END AS domain_id
     FROM role_assignments a JOIN roles ON roles.id = a.role_id WHERE a.user_id = ? ORDER BY roles.name`,
    [user.id],
  );
  return permissionSet(rows, user.tenant_id, scopes);
}

/** The set that assignments give to a member of a tenant. */
export function permissionSet(
  assignments: readonly Assignment[],
  tenantId: string,
  scopes: readonly string[] = [],
): PermissionSet {
  const allowed = (permission: string) => scopes.length === 0 || scopes.includes(permission);
  const giving = (permission: Permission) =>
    allowed(permission) ? assignments.filter((held) => held.permissions.has(permission)) : [];
  const covers = (held: Assignment, target: Target) => {
    if (held.scope_type === "platform") return true;
    if (target.tenant_id !== tenantId) return false;
    if (held.scope_type === "tenant") return held.scope_id === target.tenant_id;
    if (held.scope_type === "domain") return held.scope_id === target.domain_id;
    return held.scope_id === target.record_id;
  };
  const has: PermissionSet["has"] = (permission, target) =>
    giving(permission).some((held) => covers(held, target));
  return {
    assignments,
    has,
    records: (permission, domain) => {
      if (has(permission, { tenant_id: domain.tenant_id, domain_id: domain.id })) return "all";
      const own = domain.tenant_id === tenantId ? giving(permission) : [];
      return new Set(
        own
          .filter((held) => held.scope_type === "record" && held.domain_id === domain.id)
          .map((held) => held.scope_id),
      );
    },
    reach: (permission) => {
      const held = giving(permission);
      return {
        platform: held.some((one) => one.scope_type === "platform"),
        tenant: held.some((one) => one.scope_type === "tenant" && one.scope_id === tenantId),
        domain_ids: held.flatMap((one) => one.domain_id ?? []),
      };
    },
    anywhere: (permission) => giving(permission).length > 0,
    list: (target) =>
      [...allPermissions]
        .filter((permission) => (target ? has(permission, target) : giving(permission).length > 0))
        .sort(),
  };
}
