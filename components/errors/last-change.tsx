"use client";

import ScrollText from "lucide-react/icons/scroll-text";
import { usePermission } from "@/components/access/use-permission";
import { NearLink } from "@/components/ui/near-link";
import { Time } from "@/components/ui/time";
import { Tooltip } from "@/components/ui/tooltip";
import { useApi } from "@/lib/api/query";
import type { AuditAction } from "@/lib/contract/audit-logs";
import { paths } from "@/lib/paths";

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
  const readable = usePermission("audit_logs:read").allowed !== false;
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
      {entry && <EntryLink id={entry.id} />}
    </span>
  );
}

/** Beside what was typed, as often as not: it leaves the page as it is. */
function EntryLink({ id }: { id: string }) {
  return (
    <Tooltip content="Audit entry">
      <NearLink
        href={paths.auditLog(id)}
        target="_blank"
        aria-label="Audit entry (opens in a new tab)"
        className="ml-0.5 inline-flex size-5 items-center justify-center rounded-sm align-bottom hover:bg-hover hover:text-text"
      >
        <ScrollText aria-hidden="true" className="size-3.5" />
      </NearLink>
    </Tooltip>
  );
}
