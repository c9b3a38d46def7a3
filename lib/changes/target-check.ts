import type { Record as ZoneRecord } from "@/lib/contract/records";
import { absoluteName } from "@/lib/dns/name";
import { coexistenceRule } from "@/lib/errors/conflict";
import { exclusiveTypes, isMisplaced, typesClash } from "./clash";
import { identity, type KnownRecord, type PlainRecord, recordBody } from "./plain-record";
import { type Steps, stepSize } from "./slices";
import type { Against, Kept, Refusal, Target, Wanted } from "./target";

/** At most so many are named as standing in the way of one record. */
const mostShown = 20;

/**
 * Adds to a target's refusals what cannot be written though each record is right in itself: what breaks a rule of
 * coexistence with what will be there, and what would leave the apex without an enabled NS. `near`: the records as
 * they are now, at least those at every name that is touched.
 */
export function* refusedTogether(target: Target, near: Iterable<KnownRecord>, zone: string): Steps<void> {
  const gone = new Set(target.removed.map(({ now }) => now.id));
  const kept = new Map(target.kept.map((one) => [one.now.id, one]));
  const names = new Neighbours();
  const apex = { before: false, after: false };
  let done = 0;
  for (const record of near) {
    if (++done % stepSize === 0) yield;
    apex.before ||= servesApex(record);
    if (gone.has(record.id)) continue;
    apex.after ||= servesApex(kept.get(record.id)?.to ?? record);
    if (target.wanted.length > 0) names.add({ record, by: kept.get(record.id) });
  }
  for (const one of target.wanted) {
    if (++done % stepSize === 0) yield;
    apex.after ||= servesApex(one.to);
    names.add({ record: one.to, by: one });
  }
  for (const { line, to } of target.wanted) {
    if (++done % stepSize === 0) yield;
    const against = names.against(to);
    if (against.length === 0 && !isMisplaced(to.type, to.name === "@")) continue;
    const first = against.slice(0, 1).map((one) => shownToRules(one, zone));
    const { rule, line: reason } = coexistenceRule(recordBody(to), first, { zone });
    target.refusals.push({ line, rule, reason, field: rule === "duplicate" ? "content" : "name", against });
  }
  if (apex.before && !apex.after) target.refusals.push(...withoutApexNs(target, zone));
}

/** Whether the record is one of the zone's own name servers, and in force. */
export function servesApex({ name, type, disabled }: PlainRecord): boolean {
  return name === "@" && type === "NS" && !disabled;
}

/** A record that will be there, and what is done so that it is. */
interface Neighbour {
  record: PlainRecord | KnownRecord;
  by: Wanted | Kept | undefined;
}

/** Records by name, to find what one of them clashes with without looking at all the others. */
class Neighbours {
  private readonly byIdentity = new Map<string, Neighbour>();
  private readonly twins = new Map<string, Neighbour[]>();
  private readonly byName = new Map<string, Neighbour[]>();
  private readonly exclusive = new Map<string, Neighbour[]>();

  add(one: Neighbour): void {
    const { record } = one;
    const key = identity(record);
    const twin = this.byIdentity.get(key);
    if (!twin) this.byIdentity.set(key, one);
    else if (!this.twins.has(key)) this.twins.set(key, [twin, one]);
    else push(this.twins, key, one);
    push(this.byName, record.name, one);
    if (exclusiveTypes.has(record.type)) push(this.exclusive, record.name, one);
  }

  /** What the record, which is one of them, clashes with. */
  against(record: PlainRecord): Against[] {
    const twins = this.twins.get(identity(record));
    if (twins) return shown(twins, record, () => true);
    const atApex = record.name === "@";
    const clashes = (other: PlainRecord) => typesClash(record.type, other.type, atApex);
    const exclusive = shown(this.exclusive.get(record.name) ?? [], record, clashes);
    // Only these two forbid others of any type; to ask the exclusive ones first keeps many at one name cheap.
    if (exclusive.length >= mostShown || !(record.type === "CNAME" || record.type === "DNAME"))
      return exclusive;
    return shown(this.byName.get(record.name) ?? [], record, clashes);
  }
}

function shown(
  list: readonly Neighbour[],
  own: PlainRecord,
  clashes: (other: PlainRecord) => boolean,
): Against[] {
  const found: Against[] = [];
  for (const { record, by } of list) {
    if (record === own || !clashes(record)) continue;
    const line = by ? ("line" in by ? by.line : by.lines[0]) : undefined;
    const { name, type, content, ttl, disabled } = record;
    const id = "id" in record ? record.id : null;
    found.push({ id, line: line ?? null, name, type, content, ttl, disabled });
    if (found.length >= mostShown) break;
  }
  return found;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function shownToRules({ id, line, name, type, content }: Against, zone: string): ZoneRecord {
  return { id: id ?? line ?? "", name: absoluteName(name, zone), type, content };
}

/** RFC 1035 §5.2 by way of the API: the apex keeps an NS. Disabled ones are not served, so they do not count. */
function withoutApexNs({ removed, kept }: Target, zone: string): Refusal[] {
  const losing = [
    ...removed.filter((one) => servesApex(one.now)),
    ...kept
      .filter((one) => servesApex(one.now) && !servesApex(one.to))
      .map(({ lines, now }) => ({ line: lines[0] ?? "", now })),
  ];
  return losing.map(({ line, now }): Refusal => {
    const { rule, line: reason } = coexistenceRule(recordBody(now), [], { zone, operation: "delete" });
    return { line, rule, reason, field: null, against: [] };
  });
}
