"use client";

import { useQuery } from "@tanstack/react-query";
import { Loaded } from "@/components/errors/loaded";
import { apiQuery, useApi } from "@/lib/api/query";
import type { FirstRows } from "./first-rows";
import { RecordsSkeleton } from "./records-skeleton";
import { RecordsView } from "./records-view";

interface RecordsPageProps {
  domainId: string;
  /** What the server has drawn already. */
  first?: FirstRows | undefined;
}

/** The records of one zone. */
export function RecordsPage({ domainId, first }: RecordsPageProps) {
  const params = { domain_id: domainId };
  const domain = useApi("domains.get", { params });
  // System records too: whether they are shown is decided here, and what conflicts with them is known.
  const records = useQuery({
    ...apiQuery("records.list", { params, query: { include_system: true } }),
    ...(first && { placeholderData: { data: first.records, total: first.total } }),
  });
  return (
    <Loaded query={records} skeleton={<RecordsSkeleton />} flush>
      {({ data, total }) =>
        // What is wrong with the domain is said by the frame around its pages.
        domain.data ? (
          <RecordsView
            domain={domain.data}
            records={data}
            expected={records.isPlaceholderData ? total : undefined}
            refresh={() => void records.refetch()}
          />
        ) : (
          <RecordsSkeleton />
        )
      }
    </Loaded>
  );
}
