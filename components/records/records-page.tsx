"use client";

import { Loaded } from "@/components/errors/loaded";
import { useApi } from "@/lib/api/query";
import { RecordsSkeleton } from "./records-skeleton";
import { RecordsView } from "./records-view";

/** The records of one zone. */
export function RecordsPage({ domainId }: { domainId: string }) {
  const params = { domain_id: domainId };
  const domain = useApi("domains.get", { params });
  // System records too: whether they are shown is decided here, and what conflicts with them is known.
  const records = useApi("records.list", { params, query: { include_system: true } });
  return (
    <Loaded query={records} skeleton={<RecordsSkeleton />} flush>
      {({ data }) =>
        // What is wrong with the domain is said by the frame around its pages.
        domain.data ? (
          <RecordsView domain={domain.data} records={data} refresh={() => void records.refetch()} />
        ) : (
          <RecordsSkeleton />
        )
      }
    </Loaded>
  );
}
