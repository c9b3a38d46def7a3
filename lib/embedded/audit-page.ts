import { z } from "zod";
import type { Db, SqlValue } from "./db";

/** Filters of the audit log; `since` is inclusive and `until` exclusive, both ISO timestamps. */
export interface AuditFilter {
  tenant_id?: string | undefined;
  actor_type?: string | undefined;
  actor_id?: string | undefined;
  action?: string | undefined;
  resource_type?: string | undefined;
  resource_id?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

const details = z.string().transform((text): unknown => JSON.parse(text));
export const auditRow = z.object({
  id: z.string(),
  tenant_id: z.string().nullable(),
  actor_type: z.string(),
  actor_id: z.string().nullable(),
  actor_email: z.string().nullable(),
  action: z.string(),
  resource_type: z.string(),
  resource_id: z.string().nullable(),
  resource_name: z.string().nullable(),
  details: details.pipe(z.looseObject({})),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  timestamp: z.string(),
});

/** Octets of details that a list shows whole; a batch may have megabytes of them. */
const wholeDetails = 16_384;

const summaryOf = (side: "before" | "after") =>
  `CASE json_type(details, '$.${side}.records') WHEN 'array' THEN json_patch(
    json_object('record_count', json_array_length(details, '$.${side}.records')),
    json_object('import', json_extract(details, '$.${side}.import'))) END`;

/** Details as lists show them: of long ones, how many records they hold, and how they were imported. */
const listedDetails = `CASE WHEN octet_length(details) <= ${wholeDetails} THEN details ELSE
  json_object('before', json(${summaryOf("before")}), 'after', json(${summaryOf("after")}),
    'truncated', json('true')) END`;

const counted = ["tenant_id", "actor_type", "actor_id", "action", "resource_type"] as const;

/**
 * A page of the audit log, newest first, and how many entries match. Daily counts, kept by a trigger, give the total
 * and say on which days the page's entries are, so that neither counting nor a far page walks over a million entries.
 */
export function auditPage(db: Db, filter: AuditFilter, { offset, limit }: { offset: number; limit: number }) {
  const days = filter.resource_id === undefined ? countsByDay(db, filter) : countsOfResource(db, filter);
  const total = days.reduce((sum, day) => sum + day.n, 0);
  let skip = offset;
  let wanted = limit;
  const within: string[] = [];
  for (const { day, n } of days) {
    if (wanted <= 0) break;
    if (within.length === 0 && skip >= n) {
      skip -= n;
      continue;
    }
    wanted -= within.length === 0 ? n - skip : n;
    within.push(day);
  }
  if (within.length === 0) return { data: [], total };
  return { data: entriesOf(db, filter, within, { offset: skip, limit }), total };
}

function entriesOf(
  db: Db,
  filter: AuditFilter,
  days: readonly string[],
  { offset, limit }: { offset: number; limit: number },
) {
  const newest = days[0] ?? "";
  const oldest = days.at(-1) ?? "";
  const { where, params } = conditions(filter, [...counted, "resource_id"]);
  const bounds = (first: string, last: string) => [
    later(filter.since, first),
    earlier(filter.until, endOf(last)),
  ];
  // Rare entries are far apart: then go from day to day instead of over everything in between.
  const sparse = Date.parse(newest) - Date.parse(oldest) > days.length * 3 * 86_400_000;
  const ranges = sparse ? days.map((day) => bounds(day, day)) : [bounds(oldest, newest)];
  return db.all(
    auditRow,
    `SELECT id, tenant_id, actor_type, actor_id, actor_email, action, resource_type, resource_id, resource_name,
       ${listedDetails} AS details, ip_address, user_agent, timestamp
     FROM audit_logs WHERE seq IN (
       SELECT seq FROM json_each(:ranges) AS range CROSS JOIN audit_logs
       ON timestamp >= range.value ->> 0 AND timestamp < range.value ->> 1
       WHERE ${where} ORDER BY timestamp DESC, seq DESC LIMIT :limit OFFSET :offset
     ) ORDER BY timestamp DESC, seq DESC`,
    { ...params, ranges: JSON.stringify(ranges), limit, offset },
  );
}

interface DayCount {
  day: string;
  n: number;
}
const dayCount = z.object({ day: z.string(), n: z.number() });

function countsByDay(db: Db, filter: AuditFilter): DayCount[] {
  const { where, params } = conditions(filter, counted);
  const { since = "", until = "~" } = filter;
  const days = db.all(
    dayCount,
    `SELECT day, sum(n) AS n FROM ${filter.actor_id === undefined ? "audit_day_counts" : "audit_counts"}
     WHERE ${where} AND day >= :first AND day <= :last
     GROUP BY day ORDER BY day DESC`,
    { ...params, first: since.slice(0, 10), last: until.slice(0, 10) },
  );
  // The first and last day may be wanted in part only.
  return days.flatMap(({ day, n }) => {
    if (since <= day && endOf(day) <= until) return [{ day, n }];
    const part = conditions(filter, counted);
    const some = db.number(
      `SELECT count(*) FROM audit_logs WHERE ${part.where} AND timestamp >= :oldest AND timestamp < :newest`,
      { ...part.params, oldest: later(since, day), newest: earlier(until, endOf(day)) },
    );
    return some > 0 ? [{ day, n: some }] : [];
  });
}

function countsOfResource(db: Db, filter: AuditFilter): DayCount[] {
  const { where, params } = conditions(filter, [...counted, "resource_id"]);
  return db.all(
    dayCount,
    `SELECT substr(timestamp, 1, 10) AS day, count(*) AS n FROM audit_logs
     WHERE ${where} AND timestamp >= :oldest AND timestamp < :newest GROUP BY day ORDER BY day DESC`,
    { ...params, oldest: filter.since ?? "", newest: filter.until ?? "~" },
  );
}

function conditions(filter: AuditFilter, columns: readonly ((typeof counted)[number] | "resource_id")[]) {
  const params: Record<string, SqlValue> = {};
  const parts: string[] = [];
  for (const column of columns) {
    const value = filter[column];
    if (value === undefined) continue;
    parts.push(`${column} = :${column}`);
    params[column] = value;
  }
  return { where: parts.join(" AND ") || "true", params };
}

/** Just after every timestamp of a day: they go on with `T`. */
function endOf(day: string): string {
  return `${day}~`;
}

function later(a: string | undefined, b: string): string {
  return a !== undefined && a > b ? a : b;
}

function earlier(a: string | undefined, b: string): string {
  return a !== undefined && a < b ? a : b;
}
