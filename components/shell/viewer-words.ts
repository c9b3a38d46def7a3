import type { Me } from "@/lib/contract/auth";

/** Who somebody is to the API, in one or two words. */
export function roleWords(me: Pick<Me, "is_platform_admin" | "is_tenant_admin" | "permissions">): string {
  if (me.is_platform_admin) return "Platform admin";
  if (me.is_tenant_admin) return "Tenant admin";
  const writes = me.permissions?.some((permission) => !permission.endsWith(":read"));
  return writes === false ? "Read only" : "Member";
}
