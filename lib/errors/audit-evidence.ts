import * as z from "zod/mini";
import { type AuditAction, type AuditLog, auditActions } from "@/lib/contract/audit-logs";
import { record as recordSchema } from "@/lib/contract/records";
import { absoluteName } from "@/lib/dns/name";
import { isOlder } from "./evidence-time";
import { isHard, sameDomainName } from "./lost-domains";
import type { Evidence, LostWrite, Sender, SettledEndpoint } from "./lost-reply";
import { sameFields, sameRecord } from "./same-record";

/** Under which actions a write is in the audit log; of imports the API's pages do not say. */
const actions: { [N in SettledEndpoint]: readonly AuditAction[] } = {
  "records.create": ["record.create"],
  "records.update": ["record.update"],
  "records.delete": ["record.delete"],
  "records.bulkCreate": ["record.bulk_create"],
  "records.bulkDelete": ["record.bulk_delete"],
  "import.text": [],
  "import.file": [],
  "domains.create": ["domain.create"],
  "domains.update": ["domain.update"],
  "domains.delete": ["domain.delete"],
  "domains.restore": ["domain.restore"],
  "validation.start": ["domain.validation.start"],
  "validation.check": ["domain.validation.check", "domain.validation.success", "domain.validation.failure"],
  "validation.cancel": ["domain.validation.cancel"],
  "dnssec.enable": ["dnssec.enable"],
  "dnssec.disable": ["dnssec.disable"],
  "dnssec.rotateKsk": ["dnssec.rotate_ksk"],
  "dnssec.rotateZsk": ["dnssec.rotate_zsk"],
  "dnssec.confirmDsPublished": ["dnssec.confirm_ds_published"],
};

/** The audit log's actions of an endpoint's writes; none where its pages name none. */
export function auditActionsOf(name: SettledEndpoint): readonly AuditAction[] {
  return actions[name];
}

type Certainty = "yes" | "maybe" | "no";

/**
 * What the audit log says: it holds the write's own entry; it was read whole and holds none that could be; or it
 * tells nothing.
 */
export function auditVerdict(write: LostWrite, evidence: Evidence): "own" | "none" | "silent" {
  if (ownEntry(write, evidence)) return "own";
  const { audit } = evidence;
  if (!audit?.complete || evidence.sentAt === undefined || actions[write.name].length === 0) return "silent";
  const possible = audit.entries.some((entry) => isOwn(write, entry, evidence) !== "no");
  return possible ? "silent" : "none";
}

/** The write's own entry: its action on its resource, by its sender, since it was sent, its values the same. */
export function ownEntry(write: LostWrite, evidence: Evidence): AuditLog | undefined {
  if (evidence.sentAt === undefined) return undefined;
  return evidence.audit?.entries.find((entry) => isOwn(write, entry, evidence) === "yes");
}

function isOwn(write: LostWrite, entry: AuditLog, evidence: Evidence): Certainty {
  const action = auditActions.find((each) => each === entry.action);
  // An action that the contract does not know may be any.
  if (!action) return "maybe";
  if (!actions[write.name].includes(action) || isOlder(entry.timestamp, evidence)) return "no";
  const timed: Certainty = Number.isNaN(Date.parse(entry.timestamp)) ? "maybe" : "yes";
  return weakest(timed, sentBy(entry, evidence.sender), concerns(write, entry, evidence));
}

function weakest(...all: Certainty[]): Certainty {
  if (all.includes("no")) return "no";
  return all.includes("maybe") ? "maybe" : "yes";
}

/** An API key's entry may bear the key's id in place of its user's. */
function sentBy({ actor_id, actor_type, actor_email }: AuditLog, sender: Sender | undefined): Certainty {
  if (!sender) return "maybe";
  if (actor_id === sender.id) return "yes";
  if (actor_email && sender.email && actor_email.toLowerCase() === sender.email.toLowerCase()) return "yes";
  if (actor_type === "system" || actor_type === "webhook") return "no";
  return actor_id && actor_type === "user" ? "no" : "maybe";
}

function concerns(write: LostWrite, entry: AuditLog, { zone }: Evidence): Certainty {
  const after = entry.details?.after;
  switch (write.name) {
    case "records.create": {
      // Name and type alone may be another value's entry: only the record itself will do.
      const stored = z.partial(recordSchema, { id: true }).safeParse(after);
      if (!stored.success) return "maybe";
      const { ttl, disabled, ...identity } = write.input.body;
      if (!sameRecord(identity, { ...stored.data, id: "" }, zone)) return "no";
      return agrees({ ttl, disabled }, entry, zone) === "no" ? "no" : "yes";
    }
    case "records.update":
      return weakest(
        same(entry.resource_id, write.input.params.record_id),
        agrees(write.input.body, entry, zone),
      );
    case "records.delete":
      return same(entry.resource_id, write.input.params.record_id);
    case "domains.create":
      if (!entry.resource_name) return "maybe";
      return sameDomainName(entry.resource_name, write.input.body.name) ? "yes" : "no";
    case "domains.update":
      return weakest(onDomain(write, entry, zone), agrees(write.input.body, entry, zone));
    case "domains.delete": {
      const hard = isHard(write);
      return weakest(onDomain(write, entry, zone), told(after, "hard", hard, hard ? "maybe" : "yes"));
    }
    case "validation.start": {
      const type = told(after, "validation_type", write.input.body.validation_type, "yes");
      return weakest(onDomain(write, entry, zone), type);
    }
    case "dnssec.enable":
      return weakest(
        onDomain(write, entry, zone),
        told(after, "algorithm", write.input.body.algorithm ?? 13, "yes"),
      );
    // An entry of a batch does not tell which rows it was.
    case "records.bulkCreate":
    case "records.bulkDelete":
    case "import.text":
    case "import.file":
      return weakest("maybe", onDomain(write, entry, zone));
    default:
      return onDomain(write, entry, zone);
  }
}

function same(told: string | null | undefined, wanted: string): Certainty {
  if (!told) return "maybe";
  return told === wanted ? "yes" : "no";
}

/** What is logged of a domain's parts may bear the part's own id, with the domain's name. */
function onDomain(
  { input }: { input: { params: { domain_id: string } } },
  { resource_id, resource_name }: AuditLog,
  zone: string | undefined,
): Certainty {
  if (resource_id === input.params.domain_id) return "yes";
  if (!resource_name || zone === undefined) return "maybe";
  return absoluteName(resource_name, ".") === absoluteName(zone, ".") ? "yes" : "no";
}

/** Whether a member of what was logged has the value; `untold` where it is not there. */
function told(after: unknown, key: string, wanted: unknown, untold: Certainty): Certainty {
  const value = membersOf(after).get(key) ?? undefined;
  if (value === undefined) return untold;
  return value === wanted ? "yes" : "no";
}

function agrees(wanted: object, entry: AuditLog, zone: string | undefined): Certainty {
  const after = membersOf(entry.details?.after);
  // The zone's default TTL may be logged as its number.
  const untold = (key: string, value: unknown) => key === "ttl" && value === null && after.get(key) !== null;
  const compared = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && after.has(key) && !untold(key, value),
  );
  if (compared.length === 0) return "maybe";
  const type = after.get("type") ?? entry.resource_name?.split(" ").at(-1);
  const record = entry.action === "record.update" && typeof type === "string" ? { type, zone } : undefined;
  return sameFields(Object.fromEntries(compared), Object.fromEntries(after), record) ? "yes" : "no";
}

function membersOf(value: unknown): Map<string, unknown> {
  return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
}
