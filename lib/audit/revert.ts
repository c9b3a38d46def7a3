import type { AuditLog } from "@/lib/contract/audit-logs";
import {
  type Fields,
  isShortened,
  type LoggedRecord,
  plainOf,
  recordOf,
  recordsOf,
  sideOf,
} from "./audit-details";

/** A record that an entry has changed: null where it was not there before, or is not after. */
export interface LoggedChange {
  before: LoggedRecord | null;
  after: LoggedRecord | null;
}

/** What would take an entry back. */
export type Revert =
  /** The other way around, and through the review of staged changes. */
  | { kind: "records"; domainId: string; changes: LoggedChange[] }
  /** Those of a domain's settings that the entry has changed, as they were and as it left them. */
  | { kind: "domain-update"; domainId: string; before: DomainFields; after: DomainFields }
  | { kind: "domain-delete"; domainId: string }
  | { kind: "domain-restore"; domainId: string }
  /** Nothing can; `reason` says why, in a sentence. */
  | { kind: "none"; reason: string };

/** What the API lets be changed of a domain (API page Domains). */
const domainFields = ["description", "default_ttl", "settings"] as const;
type DomainFields = { [field in (typeof domainFields)[number]]?: unknown };

/** What would take an entry back. Its details must be whole: those of a list may be shortened. */
export function revertOf(entry: AuditLog): Revert {
  const { action } = entry;
  if (action.startsWith("record.")) return recordsRevert(entry);
  if (action.startsWith("domain.") && !entry.resource_id) return none("The entry does not say which domain.");
  const domainId = entry.resource_id ?? "";
  switch (action) {
    case "domain.create":
    case "domain.restore":
      return { kind: "domain-delete", domainId };
    case "domain.delete":
      if (plainOf(entry, "after", "hard") !== "true") return { kind: "domain-restore", domainId };
      return none("It was deleted for good: nothing of it is left to be restored.");
    case "domain.update":
      return domainRevert(entry, domainId);
    case "domain.export":
      return none("An export changes nothing, so there is nothing to take back.");
    default:
      return none(otherReason(action));
  }
}

const none = (reason: string): Revert => ({ kind: "none", reason });

function otherReason(action: string): string {
  if (action.startsWith("domain.validation.")) {
    return "What became of a validation cannot be taken back; a new one can be started.";
  }
  if (action.startsWith("dnssec.")) {
    return "Keys that were made, rotated or removed do not come back: DNSSEC is changed on the domain’s DNSSEC page.";
  }
  if (action.startsWith("api_key.")) return "The secret of an API key does not come back.";
  if (action.startsWith("role.") || action.startsWith("access_grant.")) {
    return "The console takes back changes of records and domains; roles and access are given and taken by themselves.";
  }
  return "The console does not know what would take this back.";
}

function recordsRevert(entry: AuditLog): Revert {
  if (isShortened(entry)) return none("The API has shortened what it logged of it.");
  const changes = entry.action.startsWith("record.bulk_") ? batchChanges(entry) : singleChange(entry);
  if ("kind" in changes) return changes;
  const domainId =
    entry.resource_type === "domain"
      ? entry.resource_id
      : changes.map(({ before, after }) => (after ?? before)?.domain_id).find((id) => id);
  if (!domainId) return none("The entry does not say in which domain.");
  if (changes.length === 0) return none("It has changed no record.");
  return { kind: "records", domainId, changes };
}

function singleChange(entry: AuditLog): LoggedChange[] | Revert {
  const [before, after] = [recordOf(entry, "before"), recordOf(entry, "after")];
  switch (entry.action) {
    case "record.create":
      return after ? [{ before: null, after: identified(after, entry) }] : none(unsaid("what was added"));
    case "record.delete":
      return before ? [{ before: identified(before, entry), after: null }] : none(unsaid("what was deleted"));
    case "record.update":
      return before && after
        ? [{ before: identified(before, entry), after: identified(after, entry) }]
        : none(unsaid("what it was before"));
    default:
      return none(otherReason(entry.action));
  }
}

const unsaid = (what: string) => `The entry does not say ${what}.`;

const identified = (record: LoggedRecord, { resource_id }: AuditLog): LoggedRecord => ({
  ...record,
  id: record.id ?? resource_id,
});

/** By id: what stands on both sides was changed, as by an import. */
function batchChanges(entry: AuditLog): LoggedChange[] | Revert {
  const [before, after] = [recordsOf(entry, "before"), recordsOf(entry, "after")];
  if (entry.action === "record.bulk_create" ? !after : !before) {
    return none(unsaid(entry.action === "record.bulk_create" ? "what was written" : "what was deleted"));
  }
  const now = new Map((after ?? []).map((record) => [record.id, record]));
  const changed = new Set<unknown>();
  const changes: LoggedChange[] = (before ?? []).map((old) => {
    const left = old.id ? now.get(old.id) : undefined;
    if (left) changed.add(left);
    return { before: old, after: left ?? null };
  });
  for (const record of after ?? []) if (!changed.has(record)) changes.push({ before: null, after: record });
  return changes;
}

function domainRevert(entry: AuditLog, domainId: string): Revert {
  const [before, after] = [sideOf(entry, "before"), sideOf(entry, "after")];
  if (!before || !after) return none(unsaid("what it was before"));
  const fields = domainFields.filter((field) => changesField(before, after, field));
  if (fields.length === 0) {
    return none(
      "Of a domain the description, the default TTL and the settings can be changed; it says of none of them what it was.",
    );
  }
  const of = (side: Fields) => Object.fromEntries(fields.map((field) => [field, side[field]]));
  return { kind: "domain-update", domainId, before: of(before), after: of(after) };
}

function changesField(before: Fields, after: Fields, field: string): boolean {
  if (!Object.hasOwn(before, field) || !Object.hasOwn(after, field)) return false;
  return JSON.stringify(before[field]) !== JSON.stringify(after[field]);
}
