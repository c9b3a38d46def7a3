"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ZoneNeed, zoneNeed } from "@/components/dnssec/zone-needs";
import { Loaded } from "@/components/errors/loaded";
import { DataTable } from "@/components/table/data-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusDot } from "@/components/ui/status-dot";
import { call } from "@/lib/api/call";
import { paths } from "@/lib/paths";
import { DomainName } from "./domain-name";
import { findSigned, missedCount, nothingFound, type SignedReads, type SignedSearch } from "./find-signed";
import { MissedZones } from "./missed-zones";

type Found = SignedSearch["found"][number];

const reads: SignedReads = {
  list: (query, signal) => call("domains.list", { query }, { signal }),
  signing: (domain_id, signal) => call("dnssec.get", { params: { domain_id } }, { signal }),
};

const columns = [
  { id: "name", header: "Name", cell: ({ domain }: Found) => <DomainName name={domain.name} /> },
  {
    id: "need",
    header: "DNSSEC",
    className: "w-1/2",
    cell: ({ need }: Found) => (
      <StatusDot tone="warning">
        <span className="whitespace-normal">{need}</span>
      </StatusDot>
    ),
  },
];

const noneWords = {
  unsigned: { title: "No signed zone", words: "None of the domains that the filters leave is signed." },
  waiting: {
    title: "No zone waits for a DS",
    words: "Every signed zone that was looked at has its DS confirmed.",
  },
  expiring: {
    title: "No key ends soon",
    words: "No key of the signed zones that were looked at ends within 30 days.",
  },
} as const;

interface SignedSearchProps {
  need: ZoneNeed;
  /** What else the list is narrowed by. */
  query: Parameters<typeof findSigned>[1];
}

/** Signed zones that need something: looked for zone by zone, for the API has no such filter. */
export function SignedSearchList({ need, query }: SignedSearchProps) {
  const client = useQueryClient();
  const key = ["signed-search", need, query];
  const [progress, setProgress] = useState({ key: "", search: nothingFound });
  const [stoppedAt, setStoppedAt] = useState<string>();
  const now = JSON.stringify(key);
  const stopped = stoppedAt === now;
  const search = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      findSigned(reads, query, (signing) => zoneNeed(need, signing, Date.now()), {
        signal,
        tell: (found) => setProgress({ key: now, search: found }),
      }),
    enabled: !stopped,
    retry: false,
    // What was found is not kept: a zone may have got its DS on the page that one comes back from.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const soFar = progress.key === now ? progress.search : nothingFound;
  const { missed } = search.data ?? soFar;
  const none = search.data?.looked === 0 ? noneWords.unsigned : noneWords[need];
  const list = (found: readonly Found[], over: boolean) => (
    <DataTable
      label="domains"
      columns={columns}
      rows={found.length > 0 || over ? found : undefined}
      rowId={({ domain }) => domain.id}
      rowHref={({ domain }) => paths.dnssec(domain.id)}
      skeletonRows={3}
      empty={
        !stopped && (
          <EmptyState title={missed.length > 0 ? "None among those that could be read" : none.title}>
            {none.words}
          </EmptyState>
        )
      }
    />
  );
  const stop = () => {
    setStoppedAt(now);
    void client.cancelQueries({ queryKey: key });
  };
  const again = () => {
    setStoppedAt(undefined);
    if (!stopped) void search.refetch();
  };
  if (search.data === undefined && !search.error) {
    const { looked, total, found } = soFar;
    const unread = missedCount(missed);
    return (
      <>
        <p className="flex min-h-9 flex-wrap items-center gap-3 px-4 text-muted tabular-nums md:px-6">
          <span role={stopped ? "status" : undefined}>
            {stopped ? "Stopped: " : ""}
            {total === undefined
              ? "Looking for signed zones…"
              : `${looked} of ${total} signed zones looked at, ${found.length} found${unread > 0 ? `, ${unread} could not be read` : ""}`}
          </span>
          {stopped ? (
            <Button size="sm" onClick={again}>
              Look again
            </Button>
          ) : (
            <Button size="sm" onClick={stop}>
              Stop
            </Button>
          )}
        </p>
        {list(found, stopped)}
      </>
    );
  }
  return (
    <Loaded query={search} skeleton={null} flush>
      {({ found, looked }) => (
        <>
          <p className="flex min-h-9 flex-wrap items-center gap-3 px-4 text-muted tabular-nums md:px-6">
            <span role="status">
              {`${found.length} of ${looked} signed ${looked === 1 ? "zone" : "zones"}${missed.length > 0 ? `: of ${missedCount(missed)} it could not be read` : ""}`}
            </span>
            <Button size="sm" variant="quiet" onClick={again} busy={search.isFetching}>
              Look again
            </Button>
          </p>
          {missed.length > 0 && (
            <div className="px-4 pb-3 md:px-6">
              <MissedZones missed={missed} onRetry={again} />
            </div>
          )}
          {list(found, true)}
        </>
      )}
    </Loaded>
  );
}
