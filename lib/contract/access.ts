import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { id, nonEmpty, openEnum, queryBoolean, timestamp } from "./fields";

const granteeTypes = ["user", "group"] as const;
const grantRoles = ["domain_manager", "record_editor", "read_only", "custom"] as const;
const scopeTypes = ["platform", "tenant", "domain", "record"] as const;

const grantFields = {
  grantee_type: z.enum(granteeTypes),
  grantee_id: id,
  role: z.enum(grantRoles),
  notes: z.nullish(z.string()),
  /** Glob over record names; only `*` is special. */
  record_pattern: z.nullish(z.string()),
  record_types: z.nullish(z.array(z.string())),
  expires_at: z.nullish(timestamp),
};
const grant = z.looseObject({
  id,
  ...grantFields,
  grantee_type: openEnum(granteeTypes),
  role: openEnum(grantRoles),
});

const role = z.looseObject({
  id,
  name: z.string(),
  description: z.nullish(z.string()),
  permissions: z.array(z.string()),
  is_system: z.nullish(z.boolean()),
  tenant_id: z.nullish(id),
});
const roleWrite = z.strictObject({
  name: nonEmpty,
  description: z.nullish(z.string()),
  permissions: z.array(z.string()),
});

const assignmentFields = {
  assignee_type: z.enum(granteeTypes),
  assignee_id: id,
  scope_type: z.enum(scopeTypes),
  scope_id: z.nullish(id),
};
const assignment = z.looseObject({
  id,
  ...assignmentFields,
  assignee_type: openEnum(granteeTypes),
  scope_type: openEnum(scopeTypes),
});

const effectivePermissions = z.looseObject({
  user_id: z.nullish(id),
  domain_id: z.nullish(id),
  permissions: z.array(z.string()),
  sources: z.nullish(
    z.array(
      z.looseObject({
        role: z.string(),
        scope_type: z.nullish(openEnum(scopeTypes)),
        scope_id: z.nullish(id),
        via: z.nullish(z.string()),
      }),
    ),
  ),
});
export type EffectivePermissions = z.infer<typeof effectivePermissions>;

const grantsAssumed =
  "Access grants: names grantee_type, grantee_id, role, notes; GET/PATCH/DELETE of one grant by id";
const rolesAssumed =
  "Roles: list, GET/PATCH/DELETE by id {id, name, description, permissions[], is_system, tenant_id}; assignments {assignee_type, assignee_id, scope_type, scope_id}";

export const accessEndpoints = {
  "grants.list": endpoint({
    method: "GET",
    path: "/domains/{domain_id}/access-grants",
    query: z.strictObject({ include_expired: z.optional(queryBoolean) }),
    response: z.looseObject({ data: z.array(grant) }),
    permission: "access_grants:read",
  }),
  "grants.create": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/access-grants",
    body: z.strictObject(grantFields),
    response: grant,
    permission: "access_grants:create",
    assumed: grantsAssumed,
  }),
  "grants.get": endpoint({
    method: "GET",
    path: "/domains/{domain_id}/access-grants/{grant_id}",
    response: grant,
    permission: "access_grants:read",
    assumed: grantsAssumed,
  }),
  "grants.update": endpoint({
    method: "PATCH",
    path: "/domains/{domain_id}/access-grants/{grant_id}",
    body: z.partial(z.strictObject(grantFields)),
    response: grant,
    permission: "access_grants:update",
    assumed: grantsAssumed,
  }),
  "grants.delete": endpoint({
    method: "DELETE",
    path: "/domains/{domain_id}/access-grants/{grant_id}",
    response: null,
    permission: "access_grants:delete",
    assumed: grantsAssumed,
  }),
  "roles.list": endpoint({
    method: "GET",
    path: "/roles/",
    response: z.looseObject({ data: z.array(role) }),
    permission: "roles:read",
    assumed: rolesAssumed,
  }),
  "roles.create": endpoint({
    method: "POST",
    path: "/roles/",
    body: roleWrite,
    response: role,
    permission: "roles:create",
  }),
  "roles.get": endpoint({
    method: "GET",
    path: "/roles/{role_id}",
    response: role,
    permission: "roles:read",
    assumed: rolesAssumed,
  }),
  "roles.update": endpoint({
    method: "PATCH",
    path: "/roles/{role_id}",
    body: z.partial(roleWrite),
    response: role,
    permission: "roles:update",
    assumed: rolesAssumed,
  }),
  "roles.delete": endpoint({
    method: "DELETE",
    path: "/roles/{role_id}",
    response: null,
    permission: "roles:delete",
    assumed: rolesAssumed,
  }),
  "roles.assignments": endpoint({
    method: "GET",
    path: "/roles/{role_id}/assignments",
    response: z.looseObject({ data: z.array(assignment) }),
    permission: "roles:read",
    assumed: rolesAssumed,
  }),
  "roles.assign": endpoint({
    method: "POST",
    path: "/roles/{role_id}/assignments",
    body: z.strictObject(assignmentFields),
    response: assignment,
    permission: "roles:update",
    assumed: rolesAssumed,
  }),
  "roles.revoke": endpoint({
    method: "DELETE",
    path: "/roles/{role_id}/assignments/{assignment_id}",
    response: null,
    permission: "roles:update",
    assumed: rolesAssumed,
  }),
  "roles.effectivePermissions": endpoint({
    method: "GET",
    path: "/roles/users/{user_id}/permissions",
    query: z.strictObject({ domain_id: z.optional(id) }),
    response: effectivePermissions,
    assumed:
      "Effective permissions answer {user_id, domain_id, permissions[], sources[{role, scope_type, scope_id, via}]}",
  }),
};
