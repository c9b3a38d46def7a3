import type { AuditAction } from "@/lib/contract/audit-logs";

/** What kind of change an action is, for the sign beside it. */
export type ActionKind = "create" | "change" | "delete" | "other";

interface ActionWords {
  group: string;
  /** "Record changed". */
  label: string;
  kind: ActionKind;
}

const words: Record<AuditAction, ActionWords> = {
  "record.create": { group: "Records", label: "Record added", kind: "create" },
  "record.update": { group: "Records", label: "Record changed", kind: "change" },
  "record.delete": { group: "Records", label: "Record deleted", kind: "delete" },
  "record.bulk_create": { group: "Records", label: "Batch of records written", kind: "create" },
  "record.bulk_delete": { group: "Records", label: "Batch of records deleted", kind: "delete" },
  "domain.create": { group: "Domains", label: "Domain created", kind: "create" },
  "domain.update": { group: "Domains", label: "Domain changed", kind: "change" },
  "domain.delete": { group: "Domains", label: "Domain deleted", kind: "delete" },
  "domain.restore": { group: "Domains", label: "Domain restored", kind: "create" },
  "domain.export": { group: "Domains", label: "Domain exported", kind: "other" },
  "domain.validation.start": { group: "Validation", label: "Validation started", kind: "other" },
  "domain.validation.check": { group: "Validation", label: "Validation checked", kind: "other" },
  "domain.validation.success": { group: "Validation", label: "Validation succeeded", kind: "create" },
  "domain.validation.failure": { group: "Validation", label: "Validation failed", kind: "other" },
  "domain.validation.cancel": { group: "Validation", label: "Validation cancelled", kind: "delete" },
  "dnssec.enable": { group: "DNSSEC", label: "DNSSEC enabled", kind: "create" },
  "dnssec.disable": { group: "DNSSEC", label: "DNSSEC disabled", kind: "delete" },
  "dnssec.rotate_ksk": { group: "DNSSEC", label: "KSK rotated", kind: "change" },
  "dnssec.rotate_zsk": { group: "DNSSEC", label: "ZSK rotated", kind: "change" },
  "dnssec.confirm_ds_published": { group: "DNSSEC", label: "DS confirmed", kind: "change" },
  "api_key.create": { group: "API keys", label: "API key created", kind: "create" },
  "api_key.revoke": { group: "API keys", label: "API key revoked", kind: "delete" },
  "api_key.activate": { group: "API keys", label: "API key activated", kind: "create" },
  "api_key.regenerate": { group: "API keys", label: "API key regenerated", kind: "change" },
  "api_key.delete": { group: "API keys", label: "API key deleted", kind: "delete" },
  "api_key.use": { group: "API keys", label: "API key used", kind: "other" },
  "role.create": { group: "Roles", label: "Role created", kind: "create" },
  "role.update": { group: "Roles", label: "Role changed", kind: "change" },
  "role.delete": { group: "Roles", label: "Role deleted", kind: "delete" },
  "role.assign": { group: "Roles", label: "Role assigned", kind: "create" },
  "role.revoke": { group: "Roles", label: "Role taken away", kind: "delete" },
  "access_grant.create": { group: "Access grants", label: "Access granted", kind: "create" },
  "access_grant.update": { group: "Access grants", label: "Access grant changed", kind: "change" },
  "access_grant.delete": { group: "Access grants", label: "Access grant removed", kind: "delete" },
};

const known = new Map<string, ActionWords>(Object.entries(words));

/** How an action is said apart from its sentence; one that is not known, as the API has it. */
export function actionLabel(action: string): string {
  return known.get(action)?.label ?? action;
}

/** Unknown actions are of kind `other`. */
export function actionKind(action: string): ActionKind {
  return known.get(action)?.kind ?? "other";
}

/** Every known action as a choice, in its group. */
export const actionOptions = Object.entries(words).map(([value, { group, label }]) => ({
  value,
  label,
  group,
}));

const resourceTypes: Record<string, string> = {
  domain: "Domain",
  record: "Record",
  api_key: "API key",
  role: "Role",
  access_grant: "Access grant",
};

/** How a type of resource is said; one that is not known, as the API has it. */
export function resourceTypeLabel(type: string): string {
  return resourceTypes[type] ?? type;
}

/** The types of resource that the known actions concern. */
export const resourceTypeOptions = Object.entries(resourceTypes).map(([value, label]) => ({ value, label }));

const actorTypes: Record<string, string> = {
  user: "User",
  api_key: "API key",
  system: "System",
  webhook: "Webhook",
};

/** How a type of actor is said; one that is not known, as the API has it. */
export function actorTypeLabel(type: string): string {
  return actorTypes[type] ?? type;
}
