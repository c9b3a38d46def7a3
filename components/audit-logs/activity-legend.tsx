import { cx } from "@/components/ui/cx";
import { type ActivityPlan, activitySum, type BucketCounts } from "@/lib/audit/activity-counts";
import { kindLook } from "./activity-look";
import { kindLabel, kindsIn } from "./activity-words";

interface ActivityLegendProps {
  by: ActivityPlan["by"];
  counts: readonly (BucketCounts | undefined)[];
}

/** What the colours and patterns of the bars mean, and how many entries there are of each. */
export function ActivityLegend({ by, counts }: ActivityLegendProps) {
  const sum = activitySum(counts);
  if (sum.total === 0) return null;
  return (
    <ul aria-label="Kinds of entries" className="flex flex-wrap gap-x-3 text-muted text-xs">
      {kindsIn(sum).map((kind) => (
        <li key={kind} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={cx("forced-color-adjust-none size-2.5 rounded-[1px]", kindLook[kind])}
          />
          {kindLabel(kind, by)}{" "}
          <span className="text-text tabular-nums">{(sum.kinds[kind] ?? 0).toLocaleString("en")}</span>
        </li>
      ))}
    </ul>
  );
}
