import type { Metadata } from "next";
import { createLoader } from "nuqs/server";
import { auditListInput, auditListState } from "@/components/audit-logs/audit-list-state";
import { DomainActivity } from "@/components/audit-logs/domain-activity";
import { Prefetched } from "@/components/shell/prefetched";
import { prefetch } from "@/lib/gateway/prefetch";

interface PageProps {
  params: Promise<{ domainId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Activity" };
const readState = createLoader(auditListState);

export default async function Page({ params, searchParams }: PageProps) {
  const domainId = decodeURIComponent((await params).domainId);
  const now = Date.now();
  const input = auditListInput(await readState(searchParams), now, { resource_id: domainId });
  const query = await searchParams;
  const reads = query.of === "records" ? [] : [await prefetch("auditLogs.list", input)];
  return (
    <Prefetched reads={reads}>
      <DomainActivity domainId={domainId} now={now} />
    </Prefetched>
  );
}
