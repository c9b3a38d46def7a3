import type { Metadata } from "next";
import { AuditLogEntry } from "@/components/audit-logs/audit-log-entry";
import { Prefetched } from "@/components/shell/prefetched";
import { prefetch } from "@/lib/gateway/prefetch";

interface PageParams {
  params: Promise<{ logId: string }>;
}

export const metadata: Metadata = { title: "Audit entry" };

export default async function Page({ params }: PageParams) {
  const logId = decodeURIComponent((await params).logId);
  return (
    <Prefetched reads={[await prefetch("auditLogs.get", { params: { log_id: logId } })]}>
      <AuditLogEntry logId={logId} />
    </Prefetched>
  );
}
