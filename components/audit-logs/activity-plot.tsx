"use client";

import { useId } from "react";
import { cx } from "@/components/ui/cx";
import { type ActivityPlan, activitySum, type BucketCounts } from "@/lib/audit/activity-counts";
import type { TimeBucket } from "@/lib/audit/time-buckets";
import { kindLook, unknownLook } from "./activity-look";
import { countWords, kindsIn, spanWords } from "./activity-words";
import { clockTime, ownTimeZone } from "./local-time";
import { useBrush } from "./use-brush";

interface ActivityPlotProps {
  plan: ActivityPlan;
  counts: readonly (BucketCounts | undefined)[];
  /** What is shown is of other filters, while those of now are asked for. */
  stale: boolean;
  onNarrow: (span: TimeBucket) => void;
}

/** Bars over time, which a pointer or the keys can choose a part of. */
export function ActivityPlot({ plan, counts, stale, onNarrow }: ActivityPlotProps) {
  const { by, buckets } = plan;
  const id = useId();
  const zone = ownTimeZone();
  const brush = useBrush(buckets.length, (first, last) => {
    const span = spanOf(buckets, first, last);
    if (span && !stale && (first > 0 || last < buckets.length - 1)) onNarrow(span);
  });
  const highest = Math.max(0, ...counts.map((count) => count?.total ?? 0));
  const whole = spanOf(buckets, 0, buckets.length - 1);
  const shown =
    brush.held || brush.hovered === undefined ? brush : { first: brush.hovered, last: brush.hovered };
  return (
    <div className={cx(stale && "opacity-60")}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label="Activity over time. Arrow keys with Shift choose a span, Enter narrows the list to it."
        aria-multiselectable
        aria-orientation="horizontal"
        aria-busy={stale || undefined}
        aria-activedescendant={brush.active === undefined ? undefined : `${id}-${brush.active}`}
        {...brush.handlers}
        className="flex h-16 cursor-crosshair touch-pan-y select-none items-stretch border-line-strong border-b"
      >
        {buckets.map((bucket, at) => {
          const chosen =
            brush.first !== undefined && brush.last !== undefined && at >= brush.first && at <= brush.last;
          return (
            <div
              key={bucket.start}
              id={`${id}-${at}`}
              role="option"
              // The listbox has the focus; this is for what reads the tree alone.
              tabIndex={-1}
              aria-selected={chosen}
              aria-label={`${spanWords(bucket, zone)}: ${countWords(counts[at], by)}`}
              className={cx(
                "flex min-w-0 flex-1 flex-col justify-end border-surface border-x-[0.5px] pt-1 hover:bg-hover",
                chosen && "bg-selected outline-1 outline-accent",
                !counts[at] && unknownLook,
              )}
            >
              <Bar counts={counts[at]} most={highest} />
            </div>
          );
        })}
      </div>
      <div className="flex flex-wrap justify-between gap-x-3 pt-0.5 text-muted text-xs tabular-nums">
        <span>{whole && clockTime(whole.start, zone).slice(0, -3)}</span>
        <span className="order-last min-h-4 w-full text-center text-text sm:order-none sm:w-auto">
          {captionOf(plan, counts, shown, zone) ?? drawWords(highest)}
        </span>
        <span>{whole && clockTime(whole.end, zone).slice(0, -3)}</span>
      </div>
    </div>
  );
}

function Bar({ counts, most }: { counts: BucketCounts | undefined; most: number }) {
  if (!counts || counts.total === 0) return null;
  return (
    <span
      className="forced-color-adjust-none flex min-h-0.5 flex-col-reverse"
      style={{ height: `${(counts.total / most) * 100}%` }}
    >
      {kindsIn(counts).map((kind) => (
        <span key={kind} className={kindLook[kind]} style={{ flexGrow: counts.kinds[kind], flexBasis: 0 }} />
      ))}
    </span>
  );
}

function spanOf(buckets: readonly TimeBucket[], first: number, last: number): TimeBucket | undefined {
  const [from, to] = [buckets[first], buckets[last]];
  return from && to && { start: from.start, end: to.end };
}

function drawWords(highest: number): string {
  const how = "Draw over a span to narrow the list to it";
  return highest > 0 ? `${how}; the highest is ${highest.toLocaleString("en")}` : how;
}

interface Shown {
  first: number | undefined;
  last: number | undefined;
}

function captionOf(
  { by, buckets }: ActivityPlan,
  counts: readonly (BucketCounts | undefined)[],
  { first, last }: Shown,
  zone: string,
): string | undefined {
  if (first === undefined || last === undefined) return undefined;
  const span = spanOf(buckets, first, last);
  const part = counts.slice(first, last + 1);
  const unknown = part.filter((count) => count === undefined).length;
  const words = unknown === part.length ? countWords(undefined, by) : countWords(activitySum(part), by);
  const so = unknown > 0 && unknown < part.length ? " counted so far" : "";
  return span && `${spanWords(span, zone)} · ${words}${so}`;
}
