import type { Metadata } from "next";
import { DnssecPage } from "@/components/dnssec/dnssec-page";
import { Prefetched } from "@/components/shell/prefetched";
import { prefetch } from "@/lib/gateway/prefetch";

interface PageParams {
  params: Promise<{ domainId: string }>;
}

export const metadata: Metadata = { title: "DNSSEC" };

export default async function Page({ params }: PageParams) {
  const domainId = decodeURIComponent((await params).domainId);
  return (
    <Prefetched reads={[await prefetch("dnssec.get", { params: { domain_id: domainId } })]}>
      <DnssecPage domainId={domainId} />
    </Prefetched>
  );
}
