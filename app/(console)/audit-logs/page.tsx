import type { Metadata } from "next";
import { createLoader } from "nuqs/server";
import { auditListInput, auditListState } from "@/components/audit-logs/audit-list-state";
import { AuditLogList } from "@/components/audit-logs/audit-log-list";
import { Prefetched } from "@/components/shell/prefetched";
import { prefetch } from "@/lib/gateway/prefetch";

interface PageQuery {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Audit log" };
const readState = createLoader(auditListState);

export default async function Page({ searchParams }: PageQuery) {
  const now = Date.now();
  const input = auditListInput(await readState(searchParams), now);
  return (
    <Prefetched reads={[await prefetch("auditLogs.list", input)]}>
      <AuditLogList now={now} />
    </Prefetched>
  );
}
