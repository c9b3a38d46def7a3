import type { Metadata } from "next";
import { DomainOverview } from "@/components/domains/domain-overview";

interface PageParams {
  params: Promise<{ domainId: string }>;
}

export const metadata: Metadata = { title: "Overview" };

export default async function Page({ params }: PageParams) {
  return <DomainOverview domainId={decodeURIComponent((await params).domainId)} />;
}
