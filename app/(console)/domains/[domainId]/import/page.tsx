import type { Metadata } from "next";
import { ImportPage } from "@/components/import/import-page";

interface PageParams {
  params: Promise<{ domainId: string }>;
}

export const metadata: Metadata = { title: "Import" };

export default async function Page({ params }: PageParams) {
  return <ImportPage domainId={decodeURIComponent((await params).domainId)} />;
}
