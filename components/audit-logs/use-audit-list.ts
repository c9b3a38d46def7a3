"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { useNow } from "@/components/ui/use-now";
import { useApi } from "@/lib/api/query";
import { useReadAgain } from "@/lib/api/read-again";
import { useThrottle } from "@/lib/api/use-throttle";
import { paths } from "@/lib/paths";
import { type AuditState, auditFilters, auditListInput, type FixedFilters } from "./audit-list-state";
import { listPlace } from "./list-place";

/** A list that is opened may be this old; one that is looked at stays as it is. */
const freshMs = 5_000;
/** How long after a page was loaded, and how often then, new entries are asked for. */
const firstWatchMs = 10_000;
const watchMs = 20_000;

/**
 * A page of entries that stays as it is while one looks at it, and how many have come since.
 * `now` is what a range of time ends at, in epoch milliseconds.
 */
export function useAuditList(state: AuditState, now: number, fixed: FixedFilters) {
  const [end, setEnd] = useState({ at: now, range: state.range });
  // A range that was chosen just now ends now, not when the page was opened.
  if (state.range !== end.range) setEnd({ at: Date.now(), range: state.range });
  const filters = auditFilters(state, end.at, fixed);
  const list = useApi("auditLogs.list", auditListInput(state, end.at, fixed), {
    keepPrevious: true,
    staleTime: Number.POSITIVE_INFINITY,
  });
  useOpened(list, JSON.stringify(filters));

  const clock = useNow();
  const { hold } = useThrottle();
  const shown = list.isPlaceholderData ? undefined : list.data;
  const over = filters.end_date !== undefined && Date.parse(filters.end_date) < clock;
  const watched = useApi(
    "auditLogs.list",
    { query: { page: 1, page_size: 1, ...filters } },
    {
      // A tab that is hidden asks nothing either: React Query sees to that.
      enabled:
        shown !== undefined &&
        !over &&
        hold === null &&
        (typeof navigator === "undefined" || navigator.onLine) &&
        clock - list.dataUpdatedAt > firstWatchMs,
      refetchInterval: watchMs,
    },
  );
  const { refresh } = useReadAgain();
  return {
    list,
    filters,
    /** Entries that have come since the page was loaded. */
    arrived: shown && watched.data ? Math.max(0, watched.data.total - shown.total) : 0,
    /** Loads what is on screen again, up to now. */
    reload: () => {
      if (state.range !== null) setEnd({ at: Date.now(), range: state.range });
      refresh("auditLogs.list");
    },
  };
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

/** After the shell has brought the focus to the page. */
function focusEntry(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-row-link][href="${CSS.escape(paths.auditLog(id))}"]`)?.focus();
  });
}
