import type { Metadata } from "next";
import { RecordsPage } from "@/components/records/records-page";

export const metadata: Metadata = { title: "Records" };

export default async function Page({ params }: { params: Promise<{ domainId: string }> }) {
  const { domainId } = await params;
  return <RecordsPage domainId={domainId} />;
}
