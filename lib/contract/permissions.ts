/**
 * Permissions as `resource:action`. The API publishes those of domains, records, DNSSEC and access grants
 * (API pages Domains, Records, DNSSEC, Access); the others are assumed in the same form.
 */
export const permissions = [
  "domains:read",
  "domains:create",
  "domains:update",
  "domains:delete",
  "domains:bypass_validation",
  "records:read",
  "records:create",
  "records:update",
  "records:delete",
  "dnssec:read",
  "dnssec:enable",
  "dnssec:disable",
  "dnssec:rotate",
  "access_grants:read",
  "access_grants:create",
  "access_grants:update",
  "access_grants:delete",
  "templates:read",
  "templates:create",
  "templates:update",
  "templates:delete",
  "roles:read",
  "roles:create",
  "roles:update",
  "roles:delete",
  "users:read",
  "users:create",
  "users:update",
  "users:delete",
  "api_keys:read",
  "api_keys:create",
  "api_keys:update",
  "api_keys:delete",
  "audit_logs:read",
  "platform:admin",
] as const;

export type Permission = (typeof permissions)[number];

export const systemRoles = [
  "platform_admin",
  "tenant_admin",
  "domain_admin",
  "domain_manager",
  "record_editor",
  "read_only",
  "validation_bypass",
] as const;

export type SystemRole = (typeof systemRoles)[number];
