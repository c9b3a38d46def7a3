import type { Metadata } from "next";
import { RecordsPage } from "@/components/records/records-page";

export const metadata: Metadata = { title: "Records" };

export default async function Page({ params }: { params: Promise<{ domainId: string }> }) {
  return <RecordsPage domainId={decodeURIComponent((await params).domainId)} />;
}
