"use client";

import { usePermission } from "@/components/access/use-permission";
import { Time } from "@/components/ui/time";
import { useApi } from "@/lib/api/query";
import type { AuditAction } from "@/lib/contract/audit-logs";

interface LastChangeProps {
  resourceId: string;
  /** Only this action; else whichever was the last. */
  action?: AuditAction | undefined;
  /** "Deleted", "Last changed". */
  verb: string;
  /** Known from elsewhere, shown when the audit log cannot be read. */
  at?: string | null | undefined;
}

/** Who did it and when, from the audit log as far as this person may read it; else only what is known otherwise. */
export function LastChange({ resourceId, action, verb, at }: LastChangeProps) {
  // Whoever may not read it is spared a refusal.
  const readable = usePermission("audit_logs:read").reason === undefined;
  const log = useApi(
    "auditLogs.list",
    { query: { resource_id: resourceId, page_size: 1, ...(action && { action }) } },
    { enabled: readable },
  );
  const entry = log.data?.data[0];
  const when = entry?.timestamp ?? at;
  if (!when) return null;
  const who = entry?.actor_email ?? entry?.actor_id;
  return (
    <span className="text-muted">
      {verb} <Time value={when} />
      {who && <> by {who}</>}
    </span>
  );
}
