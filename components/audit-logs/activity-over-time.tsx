"use client";

import { useQuery } from "@tanstack/react-query";
import ZoomOut from "lucide-react/icons/zoom-out";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { settledQuery } from "@/lib/api/query";
import { type ActivityAsked, oldestPage } from "@/lib/audit/activity-counts";
import type { LogFilters } from "@/lib/audit/log-walk";
import type { TimeBucket } from "@/lib/audit/time-buckets";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { problemOf } from "@/lib/errors/api-error";
import { ActivityCounted } from "./activity-counted";
import { askedKey } from "./use-activity-counts";

/** How it is shown; not at all asks nothing of the API. */
const view = parseAsStringLiteral(["table", "off"]).withOptions({ history: "replace", scroll: false });

export interface ActivityOverTimeProps {
  filters: LogFilters;
  /** The page of the list, and how many entries there are up to `until`. */
  entries: readonly AuditLog[];
  total: number;
  until: string | undefined;
  /** What a range of time ends at, in epoch milliseconds. */
  now: number;
  /** Entries that have come since. */
  arrived: number;
  /** The list of the filters is on its way. */
  loading: boolean;
  onNarrow: (span: { start_date: string; end_date: string }) => void;
}

/** How many entries there are over time, by kind; a span of it can be chosen. */
export function ActivityOverTime(props: ActivityOverTimeProps) {
  const { loading, arrived, onNarrow } = props;
  const [shown, setShown] = useQueryState("activity", view);
  const { asked: current, oldest, waiting } = useAsked(props, shown !== "off");
  // Until the list is there, what was counted before stays in sight, and with it the focus.
  const [kept, setKept] = useState(current);
  if (current && (!kept || askedKey(current) !== askedKey(kept))) setKept(current);
  const asked = current ?? (waiting ? kept : undefined);
  const narrow = ({ start, end }: TimeBucket) => onNarrow({ start_date: iso(start), end_date: iso(end - 1) });
  const exact = props.filters.start_date !== undefined && props.filters.end_date !== undefined;
  const actions = (
    <span className="ml-auto flex gap-1">
      {exact && asked && (
        <Button
          size="sm"
          variant="quiet"
          icon={<ZoomOut aria-hidden="true" className="size-3.5" />}
          onClick={() => narrow(wider(asked, Date.now()))}
        >
          Wider
        </Button>
      )}
      <Button size="sm" variant="quiet" onClick={() => setShown(shown === "table" ? null : "table")}>
        {shown === "table" ? "Chart" : "Table"}
      </Button>
      <Button size="sm" variant="quiet" onClick={() => setShown("off")}>
        Hide
      </Button>
    </span>
  );
  if (shown === "off") {
    return (
      <Button size="sm" variant="quiet" onClick={() => setShown(null)}>
        Show activity over time
      </Button>
    );
  }
  if (oldest.error && !asked) {
    return (
      <ProblemNotice
        problem={problemOf(oldest.error)}
        title="The activity could not be counted"
        onRetry={() => void oldest.refetch()}
        retrying={oldest.isFetching}
      />
    );
  }
  if (!asked) return waiting ? <ActivityRoom /> : null;
  return (
    <ActivityCounted
      asked={asked}
      asTable={shown === "table"}
      stale={loading}
      arrived={arrived}
      actions={actions}
      onNarrow={narrow}
    />
  );
}

/** Stands in for what will come. */
function ActivityRoom() {
  return <Skeleton className="h-27 w-full" />;
}

function useAsked({ filters, entries, total, until, now, loading }: ActivityOverTimeProps, wanted: boolean) {
  const whole = entries.length === total;
  const last = Math.max(now, Date.parse(until ?? "") || now);
  const end = filters.end_date === undefined ? last : Date.parse(filters.end_date);
  const open = filters.start_date === undefined;
  const upTo = until ?? (Number.isNaN(end) ? filters.end_date : iso(end));
  const askOldest = wanted && open && !whole && !loading;
  const oldest = useQuery({
    ...settledQuery("auditLogs.list", {
      query: { ...filters, end_date: upTo, ...oldestPage(total) },
    }),
    enabled: askOldest,
  });
  const first = open ? (whole ? entries.at(-1) : oldest.data?.data.at(-1))?.timestamp : filters.start_date;
  const start = Date.parse(first ?? "");
  const asked: ActivityAsked | undefined =
    loading || !wanted || !(start <= end)
      ? undefined
      : {
          filters,
          total,
          start,
          end,
          until: Math.min(end, Date.parse(upTo ?? "")),
          entries: whole ? entries : undefined,
          offsetAt,
        };
  return { asked, oldest, waiting: loading || (askOldest && oldest.isPending) };
}

/** As clocks are set where the reader is. */
const offsetAt = (time: number) => -new Date(time).getTimezoneOffset();

/** The first time that ISO 8601 writes without a sign. */
const earliest = Date.parse("0000-01-01T00:00:00Z");

/** Three times as long, but not into the future. */
function wider({ start, end }: ActivityAsked, now: number): TimeBucket {
  const length = end + 1 - start;
  return { start: Math.max(start - length, earliest), end: Math.max(end, Math.min(end + length, now)) + 1 };
}

const iso = (time: number) => new Date(time).toISOString();
