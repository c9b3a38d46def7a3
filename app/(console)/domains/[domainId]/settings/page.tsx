import type { Metadata } from "next";
import { DomainSettings } from "@/components/domains/domain-settings";

interface PageParams {
  params: Promise<{ domainId: string }>;
}

export const metadata: Metadata = { title: "Settings" };

export default async function Page({ params }: PageParams) {
  return <DomainSettings domainId={decodeURIComponent((await params).domainId)} />;
}
