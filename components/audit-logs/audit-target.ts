import { plainOf, recordOf } from "@/lib/audit/audit-details";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { paths } from "@/lib/paths";

interface AuditTarget {
  href: string;
  /** "Open the record". */
  label: string;
}

/** Where what an entry is about can be opened in the console; a deleted domain too, for there it can be restored. */
export function auditTarget(entry: AuditLog): AuditTarget | undefined {
  const { resource_type, resource_id, action } = entry;
  if (resource_type === "domain" && resource_id) {
    if (action === "domain.delete" && plainOf(entry, "after", "hard") === "true") return undefined;
    if (action.startsWith("record.")) return { href: paths.records(resource_id), label: "Open the records" };
    if (action.startsWith("domain.validation.")) {
      return { href: paths.validation(resource_id), label: "Open the validation" };
    }
    return { href: paths.domain(resource_id), label: "Open the domain" };
  }
  if (resource_type !== "record") return undefined;
  const domainId = (recordOf(entry, "after") ?? recordOf(entry, "before"))?.domain_id;
  if (!domainId) return undefined;
  if (!resource_id || action === "record.delete") {
    return { href: paths.records(domainId), label: "Open the zone's records" };
  }
  return { href: paths.record(domainId, resource_id), label: "Open the record" };
}
