import type { EffectivePermissions } from "./contract/access";
import type { Me } from "./contract/auth";
import type { Permission } from "./contract/permissions";

/** What is known of the viewer's rights: who they are and, on a domain's pages, what they hold there. */
export interface Rights {
  me: Pick<Me, "permissions" | "is_platform_admin"> | undefined;
  /** `GET /roles/users/{id}/permissions?domain_id=`; unset elsewhere or while unknown. */
  onDomain?: Pick<EffectivePermissions, "permissions"> | undefined;
}

/**
 * May this person do it, as far as the console knows? The API decides; this only spares a refusal.
 * While nothing is known the answer is `undefined`: nothing is forbidden yet, and the API decides what is tried.
 */
export function can(rights: Rights, permission: Permission): boolean | undefined {
  if (rights.me?.is_platform_admin) return true;
  const held = rights.onDomain?.permissions ?? rights.me?.permissions;
  return held ? held.some((grant) => covers(grant, permission)) : undefined;
}

function covers(grant: string, permission: string): boolean {
  if (grant === permission || grant === "*" || grant === "*:*") return true;
  const [resource] = permission.split(":");
  return grant === `${resource}:*`;
}
