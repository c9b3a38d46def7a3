import { coexistenceConflicts } from "@/lib/dns/coexistence";
import { isSpf } from "@/lib/dns/health/spf";
import { occlusion, targetFinding } from "@/lib/dns/health/targets";
import type { RecordRow } from "./record-row";
import type { RecordRows } from "./record-rows";

/** A record about to be written, as far as it is known: `content` is empty while it cannot be read. */
export interface Candidate {
  /** Absolute, with trailing dot. */
  fqdn: string;
  type: string;
  content: string;
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
    ...pointsNowhere(candidate, zone),
    ...secondSpf(candidate, others),
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

/** What is said of a record that stands in the zone already, and why nobody asks for one that is delegated away. */
function pointsNowhere({ fqdn, type, content: value }: Candidate, zone: Zone): RecordWarning[] {
  const health = { name: zone.name, defaultTtl: zone.defaultTtl, byName: zone.rows.byName };
  const found = [occlusion({ fqdn, type }, health), targetFinding({ fqdn, type, value }, health)];
  return found.filter((finding) => finding !== null);
}

function secondSpf({ type, content }: Candidate, others: RecordRow[]): RecordWarning[] {
  if (!isSpf({ type, value: content, disabled: false })) return [];
  const records = others.filter(isSpf);
  if (records.length === 0) return [];
  const message =
    "This name has an SPF record already; with two, receivers treat SPF as broken (RFC 7208 §3.2).";
  return [{ message, records }];
}
