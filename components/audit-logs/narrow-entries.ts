import type { AuditLog } from "@/lib/contract/audit-logs";
import { actionLabel } from "./audit-actions";
import { auditSentence, sentenceText } from "./audit-sentence";

/** The entries that have every word of a text somewhere in what is shown of them, in any case. */
export function narrowEntries(entries: readonly AuditLog[], text: string): readonly AuditLog[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const own = haystack(entry);
    return words.every((word) => own.includes(word));
  });
}

function haystack(entry: AuditLog): string {
  return [
    sentenceText(auditSentence(entry)),
    actionLabel(entry.action),
    entry.action,
    entry.actor_email,
    entry.actor_id,
    entry.resource_name,
    entry.resource_id,
    entry.ip_address,
    entry.user_agent,
    entry.tenant_id,
    entry.id,
  ]
    .filter((part) => part)
    .join("\n")
    .toLowerCase();
}
