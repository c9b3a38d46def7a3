import type { Metadata } from "next";
import { firstRows } from "@/components/records/first-rows";
import { RecordsPage } from "@/components/records/records-page";
import { EarlyRead } from "@/components/shell/early-read";
import { isDrawnHere, prefetch } from "@/lib/gateway/prefetch";

export const metadata: Metadata = { title: "Records" };

interface PageProps {
  params: Promise<{ domainId: string }>;
  searchParams: Promise<{ [name: string]: unknown }>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const domainId = decodeURIComponent((await params).domainId);
  const input = { params: { domain_id: domainId }, query: { include_system: true } };
  // A view that is filtered or sorted is the browser's to work out.
  const plain = Object.keys(await searchParams).length === 0 && (await isDrawnHere());
  const read = plain ? await prefetch("records.list", input) : undefined;
  return (
    <>
      <EarlyRead name="records.list" input={input} />
      <RecordsPage domainId={domainId} first={read && firstRows(read.body)} />
    </>
  );
}
