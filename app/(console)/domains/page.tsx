import type { Metadata } from "next";
import { createLoader } from "nuqs/server";
import { DomainList } from "@/components/domains/domain-list";
import { domainListInput, domainListState } from "@/components/domains/domain-list-state";
import { Prefetched } from "@/components/shell/prefetched";
import { prefetch } from "@/lib/gateway/prefetch";

interface PageQuery {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Domains" };
const readState = createLoader(domainListState);

export default async function Page({ searchParams }: PageQuery) {
  const input = domainListInput(await readState(searchParams));
  return (
    <Prefetched reads={[await prefetch("domains.list", input)]}>
      <DomainList />
    </Prefetched>
  );
}
