import type { Me } from "@/lib/contract/auth";

/** A tenant by its name where that is the viewer's own, else by its id. */
export function tenantName(tenantId: string | null | undefined, me: Me | undefined): string {
  if (!tenantId) return "None";
  return (tenantId === me?.tenant_id && me.tenant_name) || tenantId;
}
