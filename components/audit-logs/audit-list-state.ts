import { createParser, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { paging } from "@/components/table/paging";
import { auditActorTypes } from "@/lib/contract/audit-logs";
import type { EndpointInput } from "@/lib/contract/endpoints";
import type { AuditLogFilters } from "@/lib/paths";

/** Spans of time up to now, in milliseconds. */
const ranges = {
  "1h": 3_600_000,
  "24h": 86_400_000,
  "7d": 7 * 86_400_000,
  "30d": 30 * 86_400_000,
  "90d": 90 * 86_400_000,
} as const satisfies Record<NonNullable<AuditLogFilters["range"]>, number>;
export type AuditRange = keyof typeof ranges;
export const auditRanges = ["1h", "24h", "7d", "30d", "90d"] as const satisfies readonly AuditRange[];

const dateAndTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;

/** A moment of a text in a URL, as ISO 8601 in UTC; a date alone is the first or last moment of that day in UTC. */
function readMoment(text: string, bound: "first" | "last"): string | null {
  const ofDay = bound === "first" ? "T00:00:00.000Z" : "T23:59:59.999Z";
  const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}${ofDay}` : text;
  const time = dateAndTime.test(whole) && isDay(whole.slice(0, 10)) ? Date.parse(whole) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** `Date.parse` goes on into March after the last day of February. */
function isDay(text: string): boolean {
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** A text that is no moment stays as it is: without it the list would be of another time than what was asked for. */
function bound(which: "first" | "last") {
  return createParser<string>({ parse: (text) => readMoment(text, which) ?? text, serialize: String });
}

/** Whether a bound from the URL is a moment. */
export function isMoment(text: string | null): boolean {
  return text === null || readMoment(text, "first") !== null;
}

/** What of a list of audit entries stands in the URL. */
export const auditListState = {
  ...paging,
  range: parseAsStringLiteral(auditRanges),
  start_date: bound("first"),
  end_date: bound("last"),
  actor_type: parseAsStringLiteral(auditActorTypes),
  actor_id: parseAsString,
  action: parseAsString,
  resource_type: parseAsString,
  resource_id: parseAsString,
  tenant_id: parseAsString,
  /** What is later is not on these pages, so that they stay as they are while entries come. */
  until: createParser<string>({ parse: (text) => readMoment(text, "last"), serialize: String }),
  /** Narrows what is on screen. */
  q: parseAsString.withDefault(""),
};

/** What the API can be asked for; `q` is not among it. */
export const auditFilterNames = [
  "range",
  "start_date",
  "end_date",
  "actor_type",
  "actor_id",
  "action",
  "resource_type",
  "resource_id",
  "tenant_id",
] as const;
export type AuditFilterName = (typeof auditFilterNames)[number];

interface AuditFilters {
  range: AuditRange | null;
  start_date: string | null;
  end_date: string | null;
  actor_type: (typeof auditActorTypes)[number] | null;
  actor_id: string | null;
  action: string | null;
  resource_type: string | null;
  resource_id: string | null;
  tenant_id: string | null;
}
export interface AuditState extends AuditFilters {
  page: number;
  page_size: number;
  until: string | null;
  q: string;
}

/** No filter at all. */
export const noFilters = {
  range: null,
  start_date: null,
  end_date: null,
  actor_type: null,
  actor_id: null,
  action: null,
  resource_type: null,
  resource_id: null,
  tenant_id: null,
} as const satisfies AuditFilters;

/** What a page of entries is always narrowed to, whatever its URL says. */
export interface FixedFilters {
  resource_type?: string;
  resource_id?: string;
}

/** The filters of the call that asks for what the URL does; `now` in epoch milliseconds is what a range ends at. */
export function auditFilters(state: AuditState, now: number, fixed: FixedFilters = {}) {
  const { range, start_date, end_date, actor_type, actor_id, action, resource_type, resource_id, tenant_id } =
    state;
  const since = range === null ? start_date : new Date(now - ranges[range]).toISOString();
  return {
    ...(since && { start_date: since }),
    ...(range === null && end_date && { end_date }),
    ...(actor_type && { actor_type }),
    ...(actor_id && { actor_id }),
    ...(action && { action }),
    ...(resource_type && { resource_type }),
    ...(resource_id && { resource_id }),
    ...(tenant_id && { tenant_id }),
    ...fixed,
  };
}

/** The call that lists what the URL asks for. */
export function auditListInput(
  state: AuditState,
  now: number,
  fixed?: FixedFilters,
): EndpointInput<"auditLogs.list"> {
  const { page, page_size, until } = state;
  const filters = auditFilters(state, now, fixed);
  const { end_date } = filters;
  const pinned = until !== null && (end_date === undefined || until < end_date);
  return { query: { page, page_size, ...filters, ...(pinned && { end_date: until }) } };
}

/** Just after an entry: the API does not say whether its bounds are inclusive. Undefined where its time is unreadable. */
export function justAfter(timestamp: string | undefined): string | undefined {
  const time = Date.parse(timestamp ?? "");
  return Number.isNaN(time) ? undefined : new Date(time + 1).toISOString();
}
