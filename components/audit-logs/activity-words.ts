import type { ActivityKind, ActivityPlan, BucketCounts } from "@/lib/audit/activity-counts";
import { activityKinds } from "@/lib/audit/activity-counts";
import type { TimeBucket } from "@/lib/audit/time-buckets";
import { clockTime } from "./local-time";

const byAction: Record<ActivityKind, string> = {
  records: "Records",
  domains: "Domains",
  security: "Validation, DNSSEC",
  access: "Keys, roles, access",
  other: "Other",
  all: "Entries",
};
const byObject: Record<ActivityKind, string> = {
  ...byAction,
  records: "Single records",
  domains: "Domains, batches, DNSSEC",
  other: "All else",
};

/** How a kind of entries is called; less exactly where they were only counted. */
export function kindLabel(kind: ActivityKind, by: ActivityPlan["by"]): string {
  return (by === "object" ? byObject : byAction)[kind];
}

/** The kinds that there are entries of. */
export function kindsIn({ kinds }: BucketCounts): readonly ActivityKind[] {
  return activityKinds.filter((kind) => (kinds[kind] ?? 0) > 0);
}

/** "12 entries: 8 records, 4 domains"; what is not counted yet is none. */
export function countWords(counts: BucketCounts | undefined, by: ActivityPlan["by"]): string {
  if (!counts) return "not counted";
  const { total, kinds } = counts;
  const words = `${total.toLocaleString("en")} ${total === 1 ? "entry" : "entries"}`;
  const told = kindsIn(counts).filter((kind) => kind !== "all");
  const parts = told.map((kind) => `${kindLabel(kind, by)} ${(kinds[kind] ?? 0).toLocaleString("en")}`);
  return parts.length === 0 ? words : `${words} (${parts.join(" · ")})`;
}

/**
 * The time from the start of one bucket to the end of another, as clocks of the time zone show it: days alone where it
 * is whole days, seconds where it is short.
 */
export function spanWords({ start, end }: TimeBucket, timeZone: string): string {
  const digits = end - start < 120_000 ? 19 : 16;
  const [from, to] = [clockTime(start, timeZone), clockTime(end, timeZone)];
  const midnight = (text: string) => text.endsWith(" 00:00:00");
  if (midnight(from) && midnight(to)) {
    const [first, last] = [from.slice(0, 10), clockTime(end - 1, timeZone).slice(0, 10)];
    return first === last ? first : `${first} – ${last}`;
  }
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${from.slice(0, digits)} – ${to.slice(sameDay ? 11 : 0, digits)}`;
}
