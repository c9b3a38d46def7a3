import { type Permission, permissions, type SystemRole } from "@/lib/contract/permissions";

const reading: readonly Permission[] = [
  "domains:read",
  "records:read",
  "dnssec:read",
  "access_grants:read",
  "templates:read",
];

function all(...resources: string[]): Permission[] {
  return permissions.filter(
    (permission) =>
      resources.some((resource) => permission.startsWith(`${resource}:`)) &&
      permission !== "domains:bypass_validation",
  );
}

/** What each system role may do within the scope it is given at (API page Access). */
export const systemRolePermissions: Readonly<Record<SystemRole, readonly Permission[]>> = {
  platform_admin: permissions,
  tenant_admin: permissions.filter(
    (permission) => permission !== "platform:admin" && permission !== "domains:bypass_validation",
  ),
  domain_admin: [
    ...all("domains", "records", "dnssec", "access_grants", "templates"),
    "users:read",
    "roles:read",
  ],
  domain_manager: [...reading, "records:create", "records:update", "records:delete"],
  record_editor: [...reading, "records:create", "records:update"],
  read_only: reading,
  validation_bypass: ["domains:bypass_validation"],
};

export const systemRoleDescriptions: Readonly<Record<SystemRole, string>> = {
  platform_admin: "Everything on the platform, in every tenant",
  tenant_admin: "Everything within one tenant",
  domain_admin: "Domains with their records, DNSSEC and access grants",
  domain_manager: "Records of a domain, without DNSSEC and without delegating access",
  record_editor: "Creates and changes records, without deleting them",
  read_only: "Reads domains and records",
  validation_bypass: "New domains are active at once, without proof of ownership",
};
