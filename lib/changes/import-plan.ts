import type { Record as ZoneRecord } from "@/lib/contract/records";
import { absoluteName } from "@/lib/dns/name";
import type { ZoneFileEntry } from "@/lib/dns/zone-file-entries";
import type { ZoneRecord as ReadRecord, ZoneFileProblem } from "@/lib/dns/zone-file-types";
import { coexistenceRule } from "@/lib/errors/conflict";
import { isMisplaced } from "./clash";
import { importClashes } from "./import-clashes";
import { openTtl } from "./import-entries";
import type { ImportMode, ImportPlan, ImportRow, InTheWay } from "./import-rows";
import { mostShown, type Neighbour, Neighbours } from "./neighbours";
import {
  identity,
  isSystem,
  type KnownRecord,
  knownRecord,
  type PlainRecord,
  plainName,
  recordBody,
  sameField,
  zoneName,
} from "./plain-record";
import { finish, type Steps, stepSize } from "./slices";

export interface ImportOptions {
  /** The zone's name, its trailing dot optional. */
  name: string;
  mode: ImportMode;
  /** Of the zone, in seconds: a TTL that is left open and this number stated mean the same. */
  defaultTtl: number;
}

/**
 * Compares a text that was read ({@link importEntries}) with the zone's records, system records included. `merge` adds
 * what is new and gives what is there the text's TTL and state; `skip_existing` only adds; `replace` also deletes what
 * the text does not have. Records are the same when name, type and canonical content are, so that a zone's own export
 * changes nothing. Of lines that clash with each other the first holds (RFC 1034 §3.6.2).
 */
export function planImport(
  entries: Iterable<ZoneFileEntry>,
  records: Iterable<ZoneRecord>,
  options: ImportOptions,
): ImportPlan {
  return finish(planImportSteps(entries, records, options));
}

/** {@link planImport} a little at a time, reading included where `entries` are read as they are asked for. */
export function* planImportSteps(
  entries: Iterable<ZoneFileEntry>,
  records: Iterable<ZoneRecord>,
  options: ImportOptions,
): Steps<ImportPlan> {
  const planning = new Planning(options);
  let done = 0;
  for (const record of records) {
    if (++done % stepSize === 0) yield;
    planning.zoneHas(knownRecord(record, planning.plan.zone));
  }
  for (const entry of entries) {
    if (++done % stepSize === 0) yield;
    if (entry.kind === "problem") planning.problem(entry.problem);
    else planning.read(entry.record);
  }
  planning.sort();
  yield;
  yield* planning.deletions();
  return { ...planning.plan, clashes: yield* importClashes(planning.plan.rows) };
}

/** Where a record that will be there comes from: the zone, or a line of the text. */
type Source = { known: KnownRecord; line: null } | { known: null; line: number };

class Planning {
  readonly plan: ImportPlan;
  private readonly there = new Map<string, KnownRecord>();
  private soa: KnownRecord | null = null;
  private readonly names = new Neighbours<Source>();
  /** By name, type and content: the line where the text has it first. */
  private readonly seen = new Map<string, number>();
  private readonly kept = new Set<KnownRecord>();
  private inOrder = true;

  constructor(private readonly options: ImportOptions) {
    const none = { new: 0, changed: 0, deleted: 0, same: 0, refused: 0, conflicting: 0, system: 0 };
    this.plan = {
      zone: zoneName(options.name),
      mode: options.mode,
      rows: [],
      counts: none,
      notes: [],
      clashes: new Map(),
    };
  }

  zoneHas(known: KnownRecord): void {
    this.there.set(identity(known), known);
    if (known.type === "SOA") this.soa = known;
    if (isSystem(known)) this.kept.add(known);
    if (this.options.mode !== "replace" || isSystem(known)) this.names.add(known, { known, line: null });
  }

  problem({ line, column, message, severity }: ZoneFileProblem): void {
    if (severity === "error") this.row({ kind: "refused", line, column, reason: message });
    else this.plan.notes.push({ line, column, message });
  }

  read(record: ReadRecord): void {
    const { line, type } = record;
    const to: PlainRecord = {
      name: plainName(record, this.plan.zone),
      type,
      content: record.content,
      ttl: record.ttl === openTtl ? null : record.ttl,
      disabled: record.disabled,
    };
    const key = identity(to);
    const earlier = this.seen.get(key);
    if (earlier !== undefined) {
      const message = `the same record is on line ${earlier} already; it is read once`;
      this.plan.notes.push({ line, column: 1, message });
      return;
    }
    this.seen.set(key, line);
    this.row(isSystem(to) ? this.system(line, to) : this.compared(line, to, this.there.get(key)));
  }

  /** Rows come out of order where a text is read in several goes. */
  sort(): void {
    const { rows, notes } = this.plan;
    if (!this.inOrder) rows.sort((a, b) => lineOf(a) - lineOf(b));
    notes.sort((a, b) => a.line - b.line);
  }

  *deletions(): Steps<void> {
    if (this.options.mode !== "replace") return;
    let done = 0;
    for (const from of this.there.values()) {
      if (++done % stepSize === 0) yield;
      if (!this.kept.has(from)) this.row({ kind: "deleted", from });
    }
  }

  private row(row: ImportRow): void {
    const { rows, counts } = this.plan;
    const last = rows.at(-1);
    if (last && lineOf(last) > lineOf(row)) this.inOrder = false;
    rows.push(row);
    counts[row.kind] += 1;
  }

  private system(line: number, to: PlainRecord): ImportRow {
    const own = to.type === "SOA" ? this.soa : this.there.get(identity(to));
    const same = own ? sameField("content", own, to) : false;
    const what = to.type === "SOA" ? "SOA record" : "name servers";
    return { kind: "system", line, to, same, reason: `the zone keeps its own ${what}` };
  }

  private compared(line: number, to: PlainRecord, from: KnownRecord | undefined): ImportRow {
    const { mode } = this.options;
    if (!from || mode === "replace") {
      const conflict = this.conflict(line, to);
      if (conflict) return conflict;
      this.names.add(to, { known: null, line });
    }
    if (!from) return { kind: "new", line, to };
    this.kept.add(from);
    const ttl = (one: PlainRecord) => one.ttl ?? this.options.defaultTtl;
    const sameTtl = ttl(from) === ttl(to);
    const same = sameTtl && from.disabled === to.disabled;
    if (same || mode === "skip_existing") return { kind: "same", line, from, to, kept: !same };
    // Where the TTL says the same it is left as it is stated.
    return { kind: "changed", line, from, to: sameTtl ? { ...to, ttl: from.ttl } : to };
  }

  private conflict(line: number, to: PlainRecord): ImportRow | null {
    const { zone } = this.plan;
    const found = this.names.against(to);
    if (found.length === 0 && !isMisplaced(to.type, to.name === "@")) return null;
    const first = found.slice(0, 1).map(({ record }) => ({ ...record, id: "", name: nameIn(record, zone) }));
    const { rule, line: reason } = coexistenceRule(recordBody(to), first, { zone });
    const known = found.flatMap(({ of }) => (of.known && !isSystem(of.known) ? [of.known] : []));
    const free = found.length > 0 && found.length < mostShown && known.length === found.length;
    return {
      kind: "conflicting",
      line,
      to,
      rule,
      reason,
      against: found.map(shown),
      replaces: free ? known : null,
    };
  }
}

function nameIn({ name }: PlainRecord, zone: string): string {
  return absoluteName(name, zone);
}

function shown({ record, of }: Neighbour<Source>): InTheWay {
  const { name, type, content, ttl, disabled } = record;
  return { name, type, content, ttl, disabled, id: of.known?.id ?? null, line: of.line };
}

function lineOf(row: ImportRow): number {
  return row.kind === "deleted" ? Number.POSITIVE_INFINITY : row.line;
}
