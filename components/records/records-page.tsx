"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useStaging } from "@/components/changes/use-staging";
import { Loaded } from "@/components/errors/loaded";
import { apiQuery, useApi } from "@/lib/api/query";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { FirstRows } from "./first-rows";
import { plainName } from "./name-meaning";
import { RecordsSkeleton } from "./records-skeleton";
import { RecordsView } from "./records-view";
import { useShownRecords } from "./use-shown-records";
import { useZoneRows } from "./use-zone-rows";

interface RecordsPageProps {
  domainId: string;
  /** What the server has drawn already. */
  first?: FirstRows | undefined;
}

/** The records of one zone. */
export function RecordsPage({ domainId, first }: RecordsPageProps) {
  const params = { domain_id: domainId };
  const domain = useApi("domains.get", { params });
  // The same object at every render: another one counts as other data, and is drawn again without end.
  const drawn = useMemo(() => first && { data: first.records, total: first.total }, [first]);
  // System records too: whether they are shown is decided here, and what conflicts with them is known.
  const records = useQuery({
    ...apiQuery("records.list", { params, query: { include_system: true } }),
    ...(drawn && { placeholderData: drawn }),
  });
  return (
    <Loaded query={records} skeleton={<RecordsSkeleton />} flush>
      {({ data, total }) =>
        // What is wrong with the domain is said by the frame around its pages.
        domain.data ? (
          <ZoneRecords
            domain={domain.data}
            records={data}
            expected={first?.total ?? total}
            partial={records.isPlaceholderData}
            refresh={() => void records.refetch()}
          />
        ) : (
          <RecordsSkeleton />
        )
      }
    </Loaded>
  );
}

interface ZoneRecordsProps {
  domain: DomainDetail;
  records: readonly ZoneRecord[];
  /** How many will be shown. */
  expected: number;
  /** Only the first of them are there. */
  partial: boolean;
  refresh: () => void;
}

function ZoneRecords({ domain, records, expected, partial, refresh }: ZoneRecordsProps) {
  const zone = plainName(domain.name);
  const staging = useStaging(domain.id, zone);
  const shown = useShownRecords(staging, records);
  const { rows, ready } = useZoneRows(zone, shown);
  if (!rows) return <RecordsSkeleton />;
  return (
    <RecordsView
      domain={domain}
      rows={rows}
      expected={partial || !ready ? expected : undefined}
      refresh={refresh}
      staging={staging}
    />
  );
}
