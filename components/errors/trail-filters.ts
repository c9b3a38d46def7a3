import type { WriteTrace } from "@/lib/api/write-trace";
import type { WriteName } from "@/lib/contract/endpoints";
import { auditActionsOf } from "@/lib/errors/audit-evidence";
import { settledEndpoints } from "@/lib/errors/lost-reply";
import type { AuditLogFilters } from "@/lib/paths";

/**
 * The filters that leave of the audit log what these writes have put there, as far as that is told apart. Not by who
 * it was: an API key's entries may bear the key's id, and a list that is empty by mistake would say that nothing
 * happened.
 */
export function trailFilters(
  traces: readonly WriteTrace[],
  zone?: { id: string; name: string },
): AuditLogFilters {
  const object = common(traces.map(({ objectId }) => objectId));
  return {
    ...(zone && ofZone(traces, zone)),
    start_date: new Date(Math.min(...traces.map(({ from }) => from))).toISOString(),
    end_date: new Date(Math.max(...traces.map(({ to }) => to))).toISOString(),
    action: common(traces.map(({ name }) => actionOf(name))),
    ...(object !== undefined && { resource_id: object }),
  };
}

/**
 * Batches are logged under the zone itself, single records under their own ids with the zone in their names (API page
 * Audit): those the API cannot be asked for by zone.
 */
function ofZone(traces: readonly WriteTrace[], { id, name }: { id: string; name: string }): AuditLogFilters {
  const batches = traces.every(({ name }) => name === "records.bulkCreate" || name === "records.bulkDelete");
  return batches ? { resource_id: id } : { q: name.replace(/\.$/, "") };
}

function actionOf(name: WriteName): string | undefined {
  const settled = settledEndpoints.find((each) => each === name);
  const [action, ...others] = settled ? auditActionsOf(settled) : [];
  return others.length === 0 ? action : undefined;
}

function common(values: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = values;
  return others.every((value) => value === first) ? first : undefined;
}
