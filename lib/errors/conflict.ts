import type { Record as ZoneRecord } from "@/lib/contract/records";
import { type CoexistenceRule, coexistenceConflicts } from "@/lib/dns/coexistence";
import { absoluteName } from "@/lib/dns/name";

/** The record that was refused, as sent: `name` relative to the zone, `@` at its apex. */
export interface RecordCandidate {
  name: string;
  type: string;
  content: string;
  ttl?: number | null;
  disabled?: boolean;
}

/** What is known of the refusal besides the records it names. */
export interface ConflictContext {
  /** The zone's name, its trailing dot optional. */
  zone: string;
  operation?: "create" | "update" | "delete";
  /** Ids that the API named and that could not be loaded. */
  missing?: readonly string[];
}

/** The ways out that DNS and the API leave open, each with the ids of the records it touches. */
interface WaysOut {
  open: string[];
  /** The very record exists: nothing needs doing. */
  alreadyThere?: string;
  /** Only this one is in the way, and it is of the same type: its content and TTL can be changed to these. */
  editInstead?: string;
  /** These would be deleted before the candidate is written. Never offered while one of them is unknown. */
  replace?: string[];
}

export interface RecordConflict {
  rule: CoexistenceRule | "last-apex-ns" | "unknown";
  /** One line that says which rule it is. */
  line: string;
  waysOut: WaysOut;
}

const lines: { [R in RecordConflict["rule"]]: string } = {
  duplicate: "A zone holds each name, type and content only once (RFC 2181 §5).",
  cname: "A CNAME must be the only record at its name (RFC 1034 §3.6.2, RFC 2181 §10.1).",
  "apex-cname":
    "A CNAME cannot be at the zone's apex, where SOA and NS records must be (RFC 1034 §3.6.2). An ALIAS can.",
  dname: "A DNAME shares its name with no other record (RFC 6672 §2.4).",
  alias: "A name can have only one ALIAS.",
  "apex-ds": "DS records belong at a delegated name in the parent, not at the zone's apex (RFC 4035 §2.4).",
  "single-soa": "A zone has exactly one SOA record (RFC 1035 §5.2).",
  "soa-below-apex": "An SOA record can only be at the zone's apex (RFC 1035 §5.2).",
  "last-apex-ns": "The zone's apex must keep at least one NS record (RFC 1035 §5.2).",
  unknown: "The API does not say which rule this is.",
};

/** Rules that no deletion of the records in the way can satisfy. */
const noReplacement = new Set<RecordConflict["rule"]>([
  "duplicate",
  "apex-cname",
  "apex-ds",
  "single-soa",
  "soa-below-apex",
  "last-apex-ns",
  "unknown",
]);

/**
 * Which DNS rule a 409 on a record is (errors.md row 5), and what can legally be done about it (row 3).
 * `existing` are the records that the API named, as far as they could be loaded.
 */
export function coexistenceRule(
  candidate: RecordCandidate,
  existing: readonly ZoneRecord[],
  { zone, operation = "create", missing = [] }: ConflictContext,
): RecordConflict {
  const name = absoluteName(candidate.name, zone);
  const rule = ruleOf({ ...candidate, name }, existing, zone, operation);
  const waysOut: WaysOut = { open: existing.map(({ id }) => id) };
  const first = existing[0];
  const alone = existing.length === 1 && missing.length === 0 ? first : undefined;
  const sameType = alone?.type.toUpperCase() === candidate.type.toUpperCase();
  if (rule === "duplicate" && first) {
    waysOut.alreadyThere = first.id;
    if (alone && differs(candidate, alone)) waysOut.editInstead = alone.id;
  } else if (alone && sameType && operation === "create" && rule !== "last-apex-ns" && rule !== "unknown") {
    waysOut.editInstead = alone.id;
  }
  const replaceable = existing.length > 0 && missing.length === 0 && existing.every(isReplaceable);
  if (replaceable && !noReplacement.has(rule)) waysOut.replace = existing.map(({ id }) => id);
  return { rule, line: lines[rule], waysOut };

  function isReplaceable(record: ZoneRecord): boolean {
    const type = record.type.toUpperCase();
    return type !== "SOA" && !(type === "NS" && absoluteName("@", zone) === absoluteName(record.name, "."));
  }
}

function ruleOf(
  candidate: RecordCandidate,
  existing: readonly ZoneRecord[],
  zone: string,
  operation: NonNullable<ConflictContext["operation"]>,
): RecordConflict["rule"] {
  const apexNs = candidate.type.toUpperCase() === "NS" && candidate.name === absoluteName("@", zone);
  if (operation === "delete") return apexNs ? "last-apex-ns" : "unknown";
  const broken = coexistenceConflicts(candidate, existing, zone)[0];
  if (broken) return broken.rule;
  return operation === "update" && apexNs ? "last-apex-ns" : "unknown";
}

function differs(candidate: RecordCandidate, existing: ZoneRecord): boolean {
  const ttl = candidate.ttl ?? existing.ttl ?? null;
  const disabled = candidate.disabled ?? existing.disabled ?? false;
  return ttl !== (existing.ttl ?? null) || disabled !== (existing.disabled ?? false);
}
