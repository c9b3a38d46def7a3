import type { Metadata } from "next";
import { DomainValidation } from "@/components/validation/domain-validation";

interface PageParams {
  params: Promise<{ domainId: string }>;
}

export const metadata: Metadata = { title: "Validation" };

export default async function Page({ params }: PageParams) {
  return <DomainValidation domainId={decodeURIComponent((await params).domainId)} />;
}
