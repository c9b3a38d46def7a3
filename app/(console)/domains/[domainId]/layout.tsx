import type { ReactNode } from "react";
import { DomainFrame } from "@/components/domains/domain-frame";
import { Prefetched } from "@/components/shell/prefetched";
import { prefetch } from "@/lib/gateway/prefetch";

interface LayoutProps {
  params: Promise<{ domainId: string }>;
  children: ReactNode;
}

export default async function DomainLayout({ params, children }: LayoutProps) {
  const domainId = decodeURIComponent((await params).domainId);
  const domain = await prefetch("domains.get", { params: { domain_id: domainId } });
  return (
    <Prefetched reads={[domain]}>
      <DomainFrame domainId={domainId}>{children}</DomainFrame>
    </Prefetched>
  );
}
