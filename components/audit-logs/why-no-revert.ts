import { isShortened } from "@/lib/audit/audit-details";
import { revertOf } from "@/lib/audit/revert";
import type { AuditLog } from "@/lib/contract/audit-logs";

/** Why nothing can take an entry back; of one whose details a list has shortened, the whole entry tells. */
export function whyNoRevert(entry: AuditLog): string | undefined {
  if (isShortened(entry)) return undefined;
  const revert = revertOf(entry);
  return revert.kind === "none" ? revert.reason : undefined;
}
