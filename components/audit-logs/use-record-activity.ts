"use client";

import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { apiQuery, useApi } from "@/lib/api/query";
import { useReadAgain } from "@/lib/api/read-again";
import { type AuditState, auditFilters } from "./audit-list-state";
import { distinct, isOfZone, type Zone } from "./record-activity";

/** The API's largest page. */
const pageSize = 100;
/** Pages that are looked through at once. */
const step = 3;

/**
 * What happened to single records of one zone. The API cannot be asked for that, so the newest entries about records
 * of all zones are looked through, as far back as `further` was called.
 */
export function useRecordActivity(state: AuditState, now: number, zone: Zone) {
  const [looked, setLooked] = useState({ pages: step, filters: "" });
  const filters = auditFilters(state, now, { resource_type: "record" });
  const key = JSON.stringify(filters);
  const count = looked.filters === key ? looked.pages : step;
  const input = (page: number) => ({ query: { page, page_size: pageSize, ...filters } });
  const first = useApi("auditLogs.list", input(1), { staleTime: Number.POSITIVE_INFINITY });
  const total = first.data?.total ?? 0;
  const others = Math.max(0, Math.min(count, Math.ceil(total / pageSize)) - 1);
  const rest = useQueries({
    queries: Array.from({ length: others }, (_, index) => ({
      ...apiQuery("auditLogs.list", input(index + 2)),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const { refresh } = useReadAgain();
  const entries = distinct([first, ...rest].flatMap((page) => page.data?.data ?? []));
  return {
    first,
    /** The newest page that could not be read. */
    failed: rest.find((page) => page.isError),
    looking: first.isFetching || rest.some((page) => page.isFetching),
    looked: entries.length,
    total,
    oldest: entries.at(-1)?.timestamp,
    found: entries.filter((entry) => isOfZone(entry, zone)),
    further: total > count * pageSize ? () => setLooked({ pages: count + step, filters: key }) : undefined,
    reload: () => refresh("auditLogs.list"),
  };
}
