"use client";

import { useApi } from "@/lib/api/query";
import type { AuditLog } from "@/lib/contract/audit-logs";

interface Neighbours {
  older: AuditLog | undefined;
  newer: AuditLog | undefined;
  loading: boolean;
  /** They could not be read. */
  failed: boolean;
}

/**
 * The entries of the same object just before and after one. Most objects have few: then their newest page is all it
 * takes. Else it is asked for by time, a millisecond wider, for the API does not say whether its bounds are inclusive.
 */
export function useNeighbours({ id, resource_id, resource_type, timestamp }: AuditLog): Neighbours {
  const same = { ...(resource_type && { resource_type }), resource_id: resource_id ?? "" };
  const newest = useApi(
    "auditLogs.list",
    { query: { ...same, page_size: 50 } },
    { enabled: Boolean(resource_id) },
  );
  const place = placeOf(newest.data?.data, id);
  const time = Date.parse(timestamp);
  const far = newest.data !== undefined && !Number.isNaN(time);

  const end_date = far ? new Date(time + 1).toISOString() : undefined;
  const askOlder = far && !place.older && !(place.found && newest.data.data.length >= newest.data.total);
  const before = useApi(
    "auditLogs.list",
    { query: { ...same, page_size: 50, end_date } },
    { enabled: askOlder },
  );

  const start_date = far ? new Date(time - 1).toISOString() : undefined;
  const askNewer = far && !place.found;
  const since = useApi(
    "auditLogs.list",
    { query: { ...same, page_size: 1, start_date } },
    { enabled: askNewer },
  );
  // The entry itself is the last of them, so the one before is the page before.
  const page = (since.data?.total ?? 0) - 1;
  const next = useApi(
    "auditLogs.list",
    { query: { ...same, page_size: 1, page: Math.max(1, page), start_date } },
    { enabled: askNewer && page >= 1 },
  );

  const reads = [newest, before, since, next];
  return {
    older: place.older ?? (askOlder ? placeOf(before.data?.data, id).older : undefined),
    newer: askNewer ? next.data?.data.find((one) => one.id !== id) : place.newer,
    loading: reads.some((read) => read.isFetching && read.data === undefined),
    failed: reads.some((read) => read.isError),
  };
}

function placeOf(entries: readonly AuditLog[] | undefined, id: string) {
  const at = entries?.findIndex((entry) => entry.id === id) ?? -1;
  if (at < 0) return { found: false, newer: undefined, older: undefined };
  return { found: true, newer: entries?.[at - 1], older: entries?.[at + 1] };
}
