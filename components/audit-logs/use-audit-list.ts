"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { useNow } from "@/components/ui/use-now";
import { useApi } from "@/lib/api/query";
import { useReadAgain } from "@/lib/api/read-again";
import { useThrottle } from "@/lib/api/use-throttle";
import {
  type AuditState,
  auditFilters,
  auditListInput,
  type FixedFilters,
  justAfter,
} from "./audit-list-state";
import { focusEntry, topEntry } from "./entry-place";
import { listPlace } from "./list-place";

/** A list that is opened may be this old; one that is looked at stays as it is. */
const freshMs = 5_000;
/** How long after a page was loaded, and how often then, new entries are asked for. */
const firstWatchMs = 10_000;
const watchMs = 20_000;

/** Where to go in the list, as the URL says it. */
export interface ListTurn {
  page: number;
  until: string | null;
}

/**
 * A page of entries that stays as it is while one looks at it and turns to others, and how many have come since.
 * `now` is what a range of time ends at, in epoch milliseconds.
 */
export function useAuditList(
  state: AuditState,
  { now, fixed, turn }: { now: number; fixed: FixedFilters; turn: (to: ListTurn) => void },
) {
  const [end, setEnd] = useState({ at: now, range: state.range });
  // A range that was chosen just now ends now, not when the page was opened.
  if (state.range !== end.range) setEnd({ at: Date.now(), range: state.range });
  const filters = auditFilters(state, end.at, fixed);
  const list = useApi("auditLogs.list", auditListInput(state, end.at, fixed), {
    keepPrevious: true,
    staleTime: Number.POSITIVE_INFINITY,
  });
  useOpened(list, JSON.stringify(filters));

  const shown = list.isPlaceholderData ? undefined : list.data;
  const over = useOver(filters.end_date);
  const live = state.page === 1 && state.until === null;
  const latest = useLatest(filters, {
    // On a page further on the newest entry is not at hand.
    at: live || state.until !== null ? list.dataUpdatedAt + firstWatchMs : 0,
    enabled: shown !== undefined && !over,
  });
  const newest = live ? shown?.data[0] : latest?.data[0];
  const until = state.until ?? (over ? undefined : justAfter(newest?.timestamp));
  const arrived = shown && latest ? Math.max(0, latest.total - shown.total) : 0;
  const { refresh } = useReadAgain();
  const keepInSight = useInSight(list);
  const reload = () => {
    if (state.range !== null) setEnd({ at: Date.now(), range: state.range });
    refresh("auditLogs.list");
  };
  return {
    list,
    filters,
    /** Entries that have come since the page was loaded. */
    arrived,
    /** When the list ends for now, where it is not over anyhow. */
    until,
    /** What a range ends at, in epoch milliseconds. */
    end: end.at,
    turnTo: (page: number) => turn({ page, until: until ?? null }),
    /** Shows what has come, and where one was in it. */
    showNew: () => {
      const top = shown && topEntry(shown.data);
      if (top && latest) {
        const before = (state.page - 1) * state.page_size + top.above + arrived;
        const page = Math.floor(before / state.page_size) + 1;
        keepInSight(top.id, latest.total);
        turn({ page, until: page === 1 ? null : (justAfter(latest.data[0]?.timestamp) ?? null) });
      } else turn({ page: 1, until: null });
      reload();
    },
    /** Loads what is on screen again: the first page up to now. */
    reload: () => {
      if (state.page === 1 && state.until !== null) turn({ page: 1, until: null });
      reload();
    },
  };
}

/** Whether what is listed ends at a time that is over, so that nothing can come. */
function useOver(end_date: string | undefined): boolean {
  const clock = useNow();
  return end_date !== undefined && Date.parse(end_date) < clock;
}

/** The newest entry and how many there are by now, asked for every so often from `at` on. */
function useLatest(
  filters: ReturnType<typeof auditFilters>,
  { at, enabled }: { at: number; enabled: boolean },
) {
  const clock = useNow();
  const { hold } = useThrottle();
  const online = typeof navigator === "undefined" || navigator.onLine;
  const { data } = useApi(
    "auditLogs.list",
    { query: { page: 1, page_size: 1, ...filters } },
    {
      // A tab that is hidden asks nothing either: React Query sees to that.
      enabled: enabled && hold === null && online && clock > at,
      refetchInterval: watchMs,
    },
  );
  return data;
}

interface Reading {
  dataUpdatedAt: number;
  refetch(): unknown;
}

/** Loads a list that is opened anew, unless one comes back to it from one of its entries: then that has the focus. */
function useOpened(list: Reading, filters: string): void {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const href = search === "" ? pathname : `${pathname}?${search}`;
  const open = useEffectEvent(() => {
    const place = listPlace.current();
    if (place?.href === href && place.entryId !== undefined) return focusEntry(place.entryId);
    if (list.dataUpdatedAt > 0 && Date.now() - list.dataUpdatedAt > freshMs) void list.refetch();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters are another list
  useEffect(() => open(), [filters]);
  useEffect(() => listPlace.onList(href), [href]);
}

interface Page {
  data?: { total: number } | undefined;
  isFetching: boolean;
  isPlaceholderData: boolean;
}

/** Gives the focus to an entry once a list is loaded that has so many entries. */
function useInSight({ data, isFetching, isPlaceholderData }: Page) {
  const [wanted, setWanted] = useState<{ id: string; total: number }>();
  const there = wanted && !isFetching && !isPlaceholderData && (data?.total ?? 0) >= wanted.total;
  useEffect(() => {
    if (!there || !wanted) return;
    focusEntry(wanted.id);
    setWanted(undefined);
  }, [there, wanted]);
  return (entryId: string, total: number) => setWanted({ id: entryId, total });
}
