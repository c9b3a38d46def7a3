import { canonicalContent } from "./content/registry";
import { parseName } from "./name";

/** A record as these rules see it: `name` absolute, its trailing dot optional; `content` in any spelling. */
export type CoexistenceRecord = { name: string; type: string; content: string };

/** Which rule two records break. */
export type CoexistenceRule =
  | "duplicate"
  | "cname"
  | "apex-cname"
  | "dname"
  | "alias"
  | "apex-ds"
  | "single-soa"
  | "soa-below-apex";

/** A broken rule and the ids of the records it is broken with. */
export type CoexistenceConflict = { rule: CoexistenceRule; message: string; conflicts: string[] };

// A signed zone's own records stand beside any other (RFC 4034 §3, §4; RFC 2181 §10.1).
const signing = new Set(["RRSIG", "NSEC", "KEY"]);

/**
 * Why a record cannot be added beside those that already have its name; empty when it can. Records of other names
 * are passed over. Contents are compared in canonical form, host names in them relative to the apex.
 * Rules: RFC 1034 §3.6.2 and RFC 2181 §10.1 (CNAME), RFC 6672 §2.4 with the API's stricter reading (DNAME shares its
 * name with nothing but the apex's SOA and NS), RFC 4035 §2.4 (DS), RFC 2181 §5 (duplicates).
 */
export function coexistenceConflicts(
  candidate: CoexistenceRecord,
  sameNameRecords: readonly (CoexistenceRecord & { id: string })[],
  apex: string,
): CoexistenceConflict[] {
  const name = canonicalName(candidate.name);
  const type = candidate.type.toUpperCase();
  const atApex = name === canonicalName(apex);
  const others = sameNameRecords
    .filter((record) => canonicalName(record.name) === name)
    .map((record) => ({ ...record, type: record.type.toUpperCase() }));
  const found: CoexistenceConflict[] = [];
  const report = (rule: CoexistenceRule, message: string, against: readonly { id: string }[] = []) => {
    found.push({ rule, message, conflicts: against.map((record) => record.id) });
  };
  const forbid = (rule: CoexistenceRule, message: string, clashes: (other: string) => boolean) => {
    const against = others.filter((record) => clashes(record.type));
    if (against.length > 0) report(rule, message, against);
  };
  const ofApex = (other: string) => atApex && (other === "SOA" || other === "NS");

  const content = comparable(type, candidate.content, apex);
  const duplicates = others.filter(
    (record) => record.type === type && comparable(type, record.content, apex) === content,
  );
  if (duplicates.length > 0) {
    report("duplicate", `This ${type} record already exists.`, duplicates);
    return found;
  }
  if (signing.has(type)) return found;

  if (type === "CNAME" && atApex) {
    const message = "A CNAME cannot be at the zone's apex, beside its SOA and NS records; use ALIAS.";
    report(
      "apex-cname",
      message,
      others.filter((record) => !signing.has(record.type)),
    );
  } else if (type === "CNAME") {
    forbid("cname", "A CNAME must be the only record at its name.", (other) => !signing.has(other));
  } else {
    forbid(
      "cname",
      "The name has a CNAME, which must be the only record there.",
      (other) => other === "CNAME",
    );
  }
  if (type === "DNAME") {
    forbid(
      "dname",
      "A DNAME cannot share its name with other records.",
      (other) => other !== "CNAME" && !ofApex(other) && !signing.has(other),
    );
  } else if (type !== "CNAME" && !ofApex(type)) {
    forbid(
      "dname",
      "The name has a DNAME, which cannot share it with other records.",
      (other) => other === "DNAME",
    );
  }
  if (type === "ALIAS") forbid("alias", "A name can have only one ALIAS.", (other) => other === "ALIAS");
  if (type === "DS" && atApex)
    report("apex-ds", "DS records belong at a delegated name, not at the zone's apex.");
  if (type === "SOA" && !atApex) report("soa-below-apex", "An SOA record can only be at the zone's apex.");
  if (type === "SOA") forbid("single-soa", "A zone has exactly one SOA record.", (other) => other === "SOA");
  return found;
}

/** Whether deleting these records would leave the apex without an NS record. `apexNs` are all it has. */
export function lastApexNs(deleteIds: Iterable<string>, apexNs: readonly { id: string }[]): boolean {
  const deleted = new Set(deleteIds);
  return apexNs.length > 0 && apexNs.every((record) => deleted.has(record.id));
}

function canonicalName(name: string): string {
  const canonical = parseName(name);
  return canonical.ok ? canonical.value : name;
}

function comparable(type: string, content: string, origin: string): string {
  const canonical = canonicalContent(type, content, origin);
  return canonical.ok ? canonical.value : content.trim();
}
