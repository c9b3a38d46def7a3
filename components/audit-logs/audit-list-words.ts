import { actionLabel, actorTypeLabel, resourceTypeLabel } from "./audit-actions";
import type { AuditFilterName, AuditRange } from "./audit-list-state";

const ranges: Record<AuditRange, string> = {
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
};

/** The spans of time that can be chosen. */
export const rangeOptions = Object.entries(ranges).map(([value, label]) => ({ value, label }));

export const filterLabels: Record<AuditFilterName, string> = {
  range: "Time",
  start_date: "From",
  end_date: "To",
  actor_type: "Actor type",
  actor_id: "Actor",
  action: "Action",
  resource_type: "Object type",
  resource_id: "Object",
  tenant_id: "Tenant",
};

/** What a filter is set to, in words; ids and times stay as they are. */
export function filterValue(name: AuditFilterName, value: string): string {
  switch (name) {
    case "range":
      return rangeOptions.find((one) => one.value === value)?.label ?? value;
    case "actor_type":
      return actorTypeLabel(value);
    case "action":
      return actionLabel(value);
    case "resource_type":
      return resourceTypeLabel(value);
    default:
      return value;
  }
}
