"use client";

import type { ReactNode } from "react";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { Button } from "@/components/ui/button";
import { type ActivityAsked, activitySum } from "@/lib/audit/activity-counts";
import type { TimeBucket } from "@/lib/audit/time-buckets";
import { ActivityLegend } from "./activity-legend";
import { ActivityPlot } from "./activity-plot";
import { ActivityTable } from "./activity-table";
import { useActivityCounts } from "./use-activity-counts";

interface ActivityCountedProps {
  asked: ActivityAsked;
  asTable: boolean;
  stale: boolean;
  /** Entries that have come since. */
  arrived: number;
  /** Beside the legend. */
  actions: ReactNode;
  onNarrow: (span: TimeBucket) => void;
}

/** Entries counted over a span of time, as far as they are by now. */
export function ActivityCounted({ asked, asTable, stale, arrived, actions, onNarrow }: ActivityCountedProps) {
  const found = useActivityCounts(asked);
  const { plan, counts, problem, scarce } = found;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ActivityLegend by={plan.by} counts={counts} />
        <p role="status" className="min-w-0 flex-1 text-muted text-xs">
          {statusOf(asked, found, arrived)}
        </p>
        {actions}
      </div>
      {asTable ? (
        <ActivityTable plan={plan} counts={counts} onNarrow={onNarrow} />
      ) : (
        <ActivityPlot plan={plan} counts={counts} stale={stale} onNarrow={onNarrow} />
      )}
      {scarce && (
        <p className="flex flex-wrap items-center gap-2 text-muted">
          Counting needs {scarce.left} more {scarce.left === 1 ? "request" : "requests"}; the rate limit
          leaves {scarce.remaining} for now.
          <Button size="sm" onClick={found.goOn}>
            Count all the same
          </Button>
        </p>
      )}
      {problem && (
        <ProblemNotice problem={problem} title="The activity could not be counted" onRetry={found.retry} />
      )}
    </div>
  );
}

function statusOf(
  { total }: ActivityAsked,
  { plan, counts, done, problem, scarce, waiting }: ReturnType<typeof useActivityCounts>,
  arrived: number,
): string {
  if (waiting) return "Waits for the rate limit.";
  if (problem || scarce) return `${done} of ${plan.reads.length} requests made; hatched is not counted.`;
  if (done < plan.reads.length) return `Counting… ${done} of ${plan.reads.length}`;
  const placed = activitySum(counts).total;
  const words = [
    placed !== total &&
      `The counts come to ${placed.toLocaleString("en")}, the list to ${total.toLocaleString("en")}.`,
    arrived > 0 && "Without the new entries.",
  ];
  return words.filter((part) => part).join(" ");
}
