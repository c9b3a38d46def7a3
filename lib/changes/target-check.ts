import type { Record as ZoneRecord } from "@/lib/contract/records";
import { absoluteName } from "@/lib/dns/name";
import { coexistenceRule } from "@/lib/errors/conflict";
import { isMisplaced } from "./clash";
import { mostShown, type Neighbour, Neighbours, push } from "./neighbours";
import { identity, type KnownRecord, type PlainRecord, recordBody } from "./plain-record";
import { each, type Steps, stepSize } from "./slices";
import type { Against, Kept, Refusal, Target, Wanted } from "./target";

/**
 * Adds to a target's refusals what cannot be written though each record is right in itself: what breaks a rule of
 * coexistence with what will be there, and what would leave the apex without an enabled NS. `near`: the records as
 * they are now, at least those at every name that is touched.
 */
export function* refusedTogether(target: Target, near: Iterable<KnownRecord>, zone: string): Steps<void> {
  const gone = new Set<string>();
  const kept = new Map<string, Kept>();
  yield* each(target.removed, ({ now }) => gone.add(now.id));
  yield* each(target.kept, (one) => kept.set(one.now.id, one));
  const names = new Neighbours<By>();
  const twins = new Twins();
  const apex = { before: false, after: false };
  let done = 0;
  for (const record of near) {
    if (++done % stepSize === 0) yield;
    apex.before ||= servesApex(record);
    if (gone.has(record.id)) continue;
    apex.after ||= servesApex(kept.get(record.id)?.to ?? record);
    if (target.wanted.length === 0) continue;
    names.add(record, kept.get(record.id) ?? null);
    twins.add(record, kept.get(record.id) ?? null);
  }
  for (const one of target.wanted) {
    if (++done % stepSize === 0) yield;
    apex.after ||= servesApex(one.to);
    names.add(one.to, one);
    twins.add(one.to, one);
  }
  for (const { line, to } of target.wanted) {
    if (++done % stepSize === 0) yield;
    const against = (twins.of(to) ?? names.against(to)).map(shown);
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

/** What is done so that a record is there; nothing where it stays as it is. */
type By = Wanted | Kept | null;

/** Several records of one name, type and content, by that. */
class Twins {
  private readonly first = new Map<string, Neighbour<By>>();
  private readonly all = new Map<string, Neighbour<By>[]>();

  add(record: PlainRecord, of: By): void {
    const key = identity(record);
    const first = this.first.get(key);
    if (!first) this.first.set(key, { record, of });
    else if (this.all.has(key)) push(this.all, key, { record, of });
    else this.all.set(key, [first, { record, of }]);
  }

  of(record: PlainRecord): Neighbour<By>[] | null {
    const twins = this.all.get(identity(record))?.slice(0, mostShown + 1);
    return twins?.filter((one) => one.record !== record).slice(0, mostShown) ?? null;
  }
}

function shown({ record, of }: Neighbour<By>): Against {
  const line = of && ("line" in of ? of.line : of.lines[0]);
  const { name, type, content, ttl, disabled } = record;
  const id = "id" in record && typeof record.id === "string" ? record.id : null;
  return { id, line: line ?? null, name, type, content, ttl, disabled };
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
