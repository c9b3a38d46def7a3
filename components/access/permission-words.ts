import type { Permission } from "@/lib/contract/permissions";

/** Why a control cannot be used, in one sentence. */
export function missingPermission(permission: Permission, onDomain: boolean): string {
  if (permission === "platform:admin") return "Only platform admins may do this.";
  return `Needs ${permission}, which you do not hold${onDomain ? " on this domain" : ""}. ${whoCanGrant(permission)}`;
}

/** Who can give the permission to somebody (API page Access: system roles, nobody gives more than they hold). */
export function whoCanGrant(permission: Permission | undefined): string {
  const resource = permission?.split(":")[0];
  switch (resource) {
    case "platform":
      return "Only a platform admin can grant it.";
    case "domains":
    case "records":
    case "dnssec":
    case "access_grants":
      return "An admin of the domain or of your tenant can grant it.";
    default:
      return "An admin of your tenant can grant it.";
  }
}
