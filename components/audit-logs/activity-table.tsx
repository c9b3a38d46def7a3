"use client";

import { cx } from "@/components/ui/cx";
import { type ActivityPlan, activitySum, type BucketCounts } from "@/lib/audit/activity-counts";
import type { TimeBucket } from "@/lib/audit/time-buckets";
import { kindLabel, kindsIn, spanWords } from "./activity-words";
import { ownTimeZone } from "./local-time";

interface ActivityTableProps {
  plan: ActivityPlan;
  counts: readonly (BucketCounts | undefined)[];
  onNarrow: (span: TimeBucket) => void;
}

const cell = "border-line border-b px-2 py-1 tabular-nums";
const number = cx(cell, "text-right");

/** The counts as a table, newest first; each time narrows the list to it. */
export function ActivityTable({ plan: { by, buckets }, counts, onNarrow }: ActivityTableProps) {
  const kinds = kindsIn(activitySum(counts));
  const zone = ownTimeZone();
  return (
    <div className="max-h-64 overflow-auto rounded-md border border-line">
      <table aria-label="Entries over time" className="w-full">
        <thead className="sticky top-0 bg-surface">
          <tr className="text-muted">
            <th scope="col" className={cx(cell, "text-left font-medium")}>
              Time ({zone})
            </th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" className={cx(number, "font-medium")}>
                {kindLabel(kind, by)}
              </th>
            ))}
            <th scope="col" className={cx(number, "font-medium")}>
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {buckets
            .map((bucket, at) => (
              <tr key={bucket.start}>
                <th scope="row" className={cx(cell, "whitespace-nowrap text-left font-normal")}>
                  <button
                    type="button"
                    title="Narrow the list to this time"
                    onClick={() => onNarrow(bucket)}
                    className="rounded-sm font-mono hover:underline"
                  >
                    {spanWords(bucket, zone)}
                  </button>
                </th>
                {kinds.map((kind) => (
                  <td key={kind} className={number}>
                    {counts[at] ? (counts[at].kinds[kind] ?? 0).toLocaleString("en") : ""}
                  </td>
                ))}
                <td className={number}>{counts[at]?.total.toLocaleString("en") ?? "not counted"}</td>
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </div>
  );
}
