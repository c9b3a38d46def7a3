import { coexistenceConflicts } from "@/lib/dns/coexistence";
import { parseContent } from "@/lib/dns/content/registry";
import { isSubdomain, labels } from "@/lib/dns/name";
import { plainName } from "./name-meaning";
import { typeInfo } from "./record-fields";
import type { RecordRow } from "./record-row";
import type { RecordRows } from "./record-rows";

/** A record about to be written, as far as it is known: `content` is empty while it cannot be read. */
export interface Candidate {
  /** Absolute, with trailing dot. */
  fqdn: string;
  type: string;
  content: string;
  /** Seconds; null: the zone's default. */
  ttl: number | null;
}

/** Something to know before writing; never in the way. `records` are those it is about. */
export interface RecordWarning {
  message: string;
  records: readonly RecordRow[];
}

interface Zone {
  /** Its trailing dot optional. */
  name: string;
  /** Seconds. */
  defaultTtl: number | null;
  rows: RecordRows;
}

/** What to know of a record before it is written beside the others; `own` is the row it changes. */
export function recordWarnings(candidate: Candidate, zone: Zone, own?: string): RecordWarning[] {
  const others = (zone.rows.byName.get(candidate.fqdn) ?? []).filter(({ id }) => id !== own);
  return [
    ...coexistence(candidate, others, zone),
    ...delegation(candidate, zone),
    ...target(candidate, zone),
    ...secondSpf(candidate, others),
    ...otherTtl(candidate, others, zone),
  ];
}

function coexistence({ fqdn, type, content }: Candidate, others: RecordRow[], zone: Zone): RecordWarning[] {
  const found = coexistenceConflicts(
    { name: fqdn, type, content },
    others.map((row) => ({ id: row.id, name: row.fqdn, type: row.type, content: row.value })),
    zone.name,
  );
  return found.map(({ message, conflicts }) => ({
    message,
    records: others.filter(({ id }) => conflicts.includes(id)),
  }));
}

/** Below a delegated name only DS there and the addresses of its servers are looked at (RFC 1034 §4.2.1). */
function delegation({ fqdn, type }: Candidate, { name, rows }: Zone): RecordWarning[] {
  if (type === "A" || type === "AAAA") return [];
  const own = labels(fqdn);
  const below = own.length - labels(name).length;
  for (let at = type === "DS" || type === "NS" ? 1 : 0; at < below; at++) {
    const cut = rows.byName.get(`${own.slice(at).join(".")}.`)?.filter((row) => row.type === "NS");
    if (cut?.[0]) {
      const message = `${plainName(cut[0].fqdn)} is delegated to other servers: this record would not be answered.`;
      return [{ message, records: cut }];
    }
  }
  return [];
}

const pointing = new Set(["CNAME", "MX", "NS", "SRV", "ALIAS", "DNAME"]);
const needsAddress = new Set(["MX", "NS", "SRV"]);

function target({ fqdn, type, content }: Candidate, { name, rows }: Zone): RecordWarning[] {
  if (!pointing.has(type)) return [];
  const host = hostOf(type, content);
  if (host === undefined || host === ".") return [];
  if (host === fqdn) return [{ message: "It points at its own name.", records: [] }];
  if (type === "DNAME" || !isSubdomain(host, name)) return [];
  const there = (rows.byName.get(host) ?? []).filter((row) => !row.disabled);
  const short = plainName(host);
  if (there.length === 0) {
    return isAnsweredElsewhere(host, name, rows)
      ? []
      : [{ message: `${short} has no records in this zone.`, records: [] }];
  }
  if (!needsAddress.has(type)) return [];
  const alias = there.filter((row) => row.type === "CNAME");
  if (alias.length > 0) {
    const message = `${short} is a CNAME; ${type} should point at a name that has addresses itself (RFC 2181 §10.3).`;
    return [{ message, records: alias }];
  }
  const addresses = there.some((row) => row.type === "A" || row.type === "AAAA" || row.type === "ALIAS");
  return addresses ? [] : [{ message: `${short} has no address (A or AAAA) in this zone.`, records: there }];
}

/** The host name in a content, of the types that have one. */
function hostOf(type: string, content: string): string | undefined {
  const field = typeInfo(type)?.fields.find(({ kind }) => kind === "host");
  const read = parseContent(type, content, ".");
  return read.ok && field ? read.value.fields[field.name] : undefined;
}

/** Whether a wildcard, a delegation or a DNAME above the name may answer for it. */
function isAnsweredElsewhere(host: string, zone: string, rows: RecordRows): boolean {
  const own = labels(host);
  const below = own.length - labels(zone).length;
  for (let at = 1; at <= below; at++) {
    const above = `${own.slice(at).join(".")}.`;
    if (rows.byName.has(`*.${above}`)) return true;
    if (at < below && rows.byName.get(above)?.some((row) => row.type === "NS")) return true;
    if (rows.byName.get(above)?.some((row) => row.type === "DNAME")) return true;
  }
  return false;
}

const spf = /^"v=spf1[ "]/i;

function secondSpf({ type, content }: Candidate, others: RecordRow[]): RecordWarning[] {
  if (type !== "TXT" || !spf.test(content)) return [];
  const records = others.filter((row) => row.type === "TXT" && !row.disabled && spf.test(row.value));
  if (records.length === 0) return [];
  const message =
    "This name has an SPF record already; with two, receivers treat SPF as broken (RFC 7208 §3.2).";
  return [{ message, records }];
}

function otherTtl({ type, ttl }: Candidate, others: RecordRow[], { defaultTtl }: Zone): RecordWarning[] {
  const effective = (seconds: number | null) => seconds ?? defaultTtl;
  const records = others.filter((row) => row.type === type && effective(row.ttl) !== effective(ttl));
  const first = records[0];
  if (!first) return [];
  const theirs = effective(first.ttl);
  const message = `The other ${type} records of this name have the TTL ${theirs ?? "of the zone"}; all of them should have the same (RFC 2181 §5.2).`;
  return [{ message, records }];
}
