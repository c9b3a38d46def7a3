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
  const input = { params: { domain_id: domainId } };
  const domain = { name: "domains.get", input, body: await prefetch("domains.get", input) } as const;
  return (
    <Prefetched reads={[domain]}>
      <DomainFrame domainId={domainId}>{children}</DomainFrame>
    </Prefetched>
  );
}
