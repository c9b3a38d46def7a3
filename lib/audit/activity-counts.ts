import type { AuditLog } from "@/lib/contract/audit-logs";
import type { LogFilters } from "./log-walk";
import { type OffsetAt, type TimeBucket, timeBuckets } from "./time-buckets";

/** What entries are told apart by; `all` where they are not. */
export const activityKinds = ["records", "domains", "security", "access", "other", "all"] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** Never more requests than this are made for one chart. */
export const mostActivityReads = 60;
/** So many entries are read and counted here; of more, the API is asked for totals alone. */
const mostEntriesRead = 2_000;
const pageSize = 100;
const mostBuckets = 50;

export interface ActivityAsked {
  /** What the list is narrowed to. */
  filters: LogFilters;
  /** How many entries match, up to `until`. */
  total: number;
  /** The span of time that is shown, in epoch milliseconds; the last one belongs to it. */
  start: number;
  end: number;
  /** What is later is not counted: entries that come while others are counted move no page. Epoch milliseconds. */
  until: number;
  /** The matching entries, where they are at hand already. */
  entries?: readonly AuditLog[] | undefined;
  offsetAt: OffsetAt;
}

interface ActivityRead {
  query: LogFilters & { page: number; page_size: number };
  /** Whose total it is, where only that is asked for. */
  bucket?: number;
  kind?: ActivityKind;
}

export interface ActivityPlan {
  /**
   * `action`: entries are read and told apart by their actions; `object`: counted by the type of what they concern;
   * `one`: counted, all of one kind.
   */
  by: "action" | "object" | "one";
  buckets: TimeBucket[];
  reads: ActivityRead[];
  entries: readonly AuditLog[] | undefined;
}

export interface ActivityReply {
  data: readonly AuditLog[];
  total: number;
}

export interface BucketCounts {
  total: number;
  kinds: { [kind in ActivityKind]?: number };
}

/** What to ask the API, which has no counts of its own, so as to count entries over time. */
export function activityPlan(asked: ActivityAsked): ActivityPlan {
  const { total, filters, entries, until } = asked;
  const span = { start: asked.start, end: asked.end + 1 };
  if (entries || total <= mostEntriesRead) {
    const pages = entries ? 0 : Math.ceil(total / pageSize);
    const query = { ...filters, end_date: iso(until), page_size: pageSize };
    return {
      by: "action",
      buckets: timeBuckets(span, mostBuckets, asked.offsetAt),
      reads: Array.from({ length: pages }, (_, at) => ({ query: { ...query, page: at + 1 } })),
      entries,
    };
  }
  const series = seriesOf(filters);
  // One request more may have been made for the oldest entry.
  const most = Math.min(mostBuckets, Math.floor((mostActivityReads - 1) / series.length));
  const buckets = timeBuckets(span, most, asked.offsetAt);
  const reads = buckets.flatMap((bucket, at) => {
    if (bucket.start > until) return [];
    return series.map(({ kind, resource_type }) => ({
      bucket: at,
      kind,
      query: {
        ...filters,
        ...(resource_type && { resource_type }),
        start_date: iso(bucket.start),
        // The API does not say whether its bounds are inclusive: as if they were, so that nothing counts twice.
        end_date: iso(Math.min(bucket.end - 1, until)),
        page: 1,
        page_size: 1,
      },
    }));
  });
  return { by: series.length > 1 ? "object" : "one", buckets, reads, entries: undefined };
}

/** The page that has the oldest entry: one that is read anyhow, where entries are read. */
export function oldestPage(total: number): { page: number; page_size: number } {
  const page_size = total <= mostEntriesRead ? pageSize : 1;
  return { page: Math.max(1, Math.ceil(total / page_size)), page_size };
}

/** What the API can count apart; what is none of it is the rest. */
function seriesOf(filters: LogFilters): { kind: ActivityKind; resource_type?: string }[] {
  const { action, resource_type, resource_id } = filters;
  if (action) return [{ kind: activityKind(action) }];
  if (resource_type) return [{ kind: kindsByType[resource_type] ?? "other" }];
  if (resource_id) return [{ kind: "all" }];
  return [
    { kind: "all" },
    { kind: "records", resource_type: "record" },
    { kind: "domains", resource_type: "domain" },
  ];
}

const kindsByType: { [type: string]: ActivityKind } = {
  record: "records",
  domain: "domains",
  api_key: "access",
  role: "access",
  access_grant: "access",
};

/** The kind of an action (API page Audit); one that is not known is `other`. */
export function activityKind(action: string): ActivityKind {
  if (action.startsWith("record.")) return "records";
  if (action.startsWith("domain.validation.") || action.startsWith("dnssec.")) return "security";
  if (action.startsWith("domain.")) return "domains";
  if (/^(?:api_key|role|access_grant)\./.test(action)) return "access";
  return "other";
}

/** What is known by now of each bucket, from the replies to the plan's reads; undefined: not counted yet. */
export function activityCounts(
  plan: ActivityPlan,
  replies: readonly (ActivityReply | undefined)[],
): (BucketCounts | undefined)[] {
  return plan.by === "action" ? countedEntries(plan, replies) : countedTotals(plan, replies);
}

function countedTotals({ buckets, reads }: ActivityPlan, replies: readonly (ActivityReply | undefined)[]) {
  const found = buckets.map((): { kinds: BucketCounts["kinds"]; missing: boolean } => ({
    kinds: {},
    missing: false,
  }));
  for (const [at, { bucket = 0, kind = "all" }] of reads.entries()) {
    const into = found[bucket];
    const reply = replies[at];
    if (!into) continue;
    if (reply) into.kinds[kind] = reply.total;
    else into.missing = true;
  }
  return found.map(({ kinds, missing }): BucketCounts | undefined => {
    if (missing) return undefined;
    const { all, ...known } = kinds;
    const told = sumOf(known);
    if (all === undefined) return { total: told, kinds: known };
    if (Object.keys(known).length === 0) return { total: all, kinds };
    // They were counted one after the other, and may disagree by what came or went meanwhile.
    const total = Math.max(all, told);
    return { total, kinds: { ...known, other: total - told } };
  });
}

function countedEntries(
  { buckets, reads, entries }: ActivityPlan,
  replies: readonly (ActivityReply | undefined)[],
) {
  const gap = replies.indexOf(undefined);
  const read =
    entries ?? replies.slice(0, gap < 0 ? reads.length : gap).flatMap((reply) => reply?.data ?? []);
  const whole = entries !== undefined || (gap < 0 && replies.length >= reads.length);
  // Newest first: down to the last one's moment, of which there may be more.
  const reached = whole ? Number.NEGATIVE_INFINITY : Date.parse(read.at(-1)?.timestamp ?? "");
  const counts = buckets.map(({ start }): BucketCounts | undefined =>
    start > reached ? { total: 0, kinds: {} } : undefined,
  );
  for (const entry of new Map(read.map((one) => [one.id, one])).values()) {
    const time = Date.parse(entry.timestamp);
    const into = counts[bucketAt(buckets, time)];
    if (!into) continue;
    const kind = activityKind(entry.action);
    into.total += 1;
    into.kinds[kind] = (into.kinds[kind] ?? 0) + 1;
  }
  return counts;
}

/** The bucket of a moment, -1 for none; what is out of bounds by a trifle belongs to the first or the last. */
function bucketAt(buckets: readonly TimeBucket[], time: number): number {
  if (Number.isNaN(time)) return -1;
  let [low, high] = [0, buckets.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((buckets[middle]?.start ?? 0) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

function sumOf(kinds: BucketCounts["kinds"]): number {
  return Object.values(kinds).reduce((sum, count) => sum + count, 0);
}

/** What all buckets that were counted come to, and by kind. */
export function activitySum(counts: readonly (BucketCounts | undefined)[]): BucketCounts {
  const kinds: BucketCounts["kinds"] = {};
  for (const count of counts) {
    for (const kind of activityKinds) {
      const more = count?.kinds[kind];
      if (more !== undefined) kinds[kind] = (kinds[kind] ?? 0) + more;
    }
  }
  return { total: counts.reduce((sum, count) => sum + (count?.total ?? 0), 0), kinds };
}

const iso = (time: number) => new Date(time).toISOString();
