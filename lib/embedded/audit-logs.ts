import { defaultPageSize } from "@/lib/contract/fields";
import { auditPage, auditRow } from "./audit-page";
import { lacking } from "./authorize";
import type { Context } from "./context";
import { fail } from "./failure";
import type { Handlers } from "./handler";

/** The audit log: tenant admins read their tenant's, platform admins all (API page Audit). */
export const auditLogHandlers = {
  "auditLogs.list": (context, { query }) => {
    const { page = 1, page_size = defaultPageSize, start_date, end_date, tenant_id, ...filter } = query;
    const found = auditPage(
      context.db,
      {
        ...filter,
        tenant_id: readableTenant(context, tenant_id),
        since: start_date === undefined ? undefined : instant("start_date", start_date),
        until: end_date === undefined ? undefined : instant("end_date", end_date, "exclusive"),
      },
      { offset: (page - 1) * page_size, limit: page_size },
    );
    return { ...found, page, page_size };
  },
  "auditLogs.get": (context, { params }) => {
    const found = context.db.get(auditRow, "SELECT * FROM audit_logs WHERE id = ?", [params.log_id]);
    const tenant = readableTenant(context, undefined);
    if (!found || (tenant !== undefined && found.tenant_id !== tenant))
      return fail(404, "Audit log not found");
    return found;
  },
} satisfies Handlers;

// No id: another tenant's log reads as empty.
const nobody = "-";

/** The tenant whose entries the actor is shown; undefined is all. */
function readableTenant({ actor }: Context, asked: string | undefined): string | undefined {
  const reach = actor.permissions.reach("audit_logs:read");
  if (reach.platform) return asked;
  if (!reach.tenant) return lacking("audit_logs:read");
  return asked === undefined || asked === actor.tenant_id ? actor.tenant_id : nobody;
}

/**
 * A date, or a date and time (UTC unless it says otherwise), as the text that stored timestamps compare with. An end
 * is inclusive: a date means its whole day, a time its own millisecond.
 */
function instant(name: string, text: string, bound?: "exclusive"): string {
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text);
  const time = isDay(/^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(text)?.[0])
    ? Date.parse(whole || zoned ? text : `${text}Z`)
    : Number.NaN;
  if (Number.isNaN(time)) {
    fail(422, [{ loc: ["query", name], msg: "invalid datetime format", type: "value_error.datetime" }]);
  }
  const added = bound === undefined ? 0 : whole ? 86_400_000 : 1;
  const iso = new Date(time + added).toISOString();
  // From the year 10,000 on years are written with a sign, before all others; here they are after.
  return iso.startsWith("+") ? "9999-12-31~" : iso;
}

/** `Date.parse` goes on into March after the last day of February. */
function isDay(text: string | undefined): boolean {
  const day = new Date(text ?? "");
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
