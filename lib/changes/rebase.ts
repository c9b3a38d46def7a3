import type { Record as ZoneRecord } from "@/lib/contract/records";
import { differingFields, wantedNow } from "./applied";
import { type ChangeLine, type ChangeSet, changeSetOf, recordKey } from "./change-set";
import { disentangle } from "./disentangle";
import {
  identity,
  isSystem,
  type KnownRecord,
  type PlainRecord,
  type RecordFieldName,
  samePlain,
} from "./plain-record";
import { finish, type Steps, stepSize } from "./slices";
import { type Refusal, recordsNear, targetSteps } from "./target";

type Value = string | number | boolean | null;

/** A field that both sides changed: what it was when the line was staged, what it is now, what the line wants. */
export interface FieldConflict {
  field: RecordFieldName;
  original: Value;
  theirs: Value;
  mine: Value;
}

/** What keeps a line from applying as it is. */
type ConflictReason =
  /** Somebody else changed the same fields, or what is to be deleted. */
  | "changed"
  /** The record to be changed is not in the zone any more. */
  | "gone"
  /** The record to be added is there already, with another TTL or state. */
  | "exists"
  /** What is there now cannot be beside it. */
  | "occupied"
  /** It cannot be carried out, whatever the zone holds. */
  | "refused";

/** A line against the zone as it is now. */
export type RebasedLine =
  | { state: "applies"; lines: ChangeLine[] }
  | { state: "already" }
  | {
      state: "conflict";
      why: ConflictReason;
      fields: FieldConflict[];
      /** The record as it is now, where there is one. */
      now: KnownRecord | null;
      /** What stands in the way, for `occupied` and `refused`. */
      refusal: Refusal | null;
      /** What becomes of the line when one's own side is chosen; null where that is not possible. */
      mine: ChangeLine[] | null;
      /** What becomes of it when the other side is chosen: what does not conflict is kept. */
      theirs: ChangeLine[];
    };

/** How each line of a set stands, by its key. */
export interface Rebase {
  /** What was compared: the set, but where lines hand contents from record to record, what is really done. */
  set: ChangeSet;
  lines: ReadonlyMap<string, RebasedLine>;
  counts: { applies: number; already: number; conflict: number };
  /** The number of the next added line. */
  next: number;
}

export interface ZoneNow {
  /** Seconds; makes a TTL of the zone's default and the same number mean the same. */
  defaultTtl?: number | undefined;
}

/** `drop` leaves the line out altogether. */
export type Choice = "mine" | "theirs" | "drop";

/**
 * Compares a set with the zone's records as they are now, system records included. A line holds only the fields that
 * it changes, so that it still applies when somebody else changed others. A record that was deleted and made again is
 * known by its name, type and content.
 */
export function rebase(set: ChangeSet, records: Iterable<ZoneRecord>, zone: ZoneNow = {}): Rebase {
  return finish(rebaseSteps(set, records, zone));
}

/** {@link rebase} a little at a time. `records` are gone through twice. */
export function* rebaseSteps(
  staged: ChangeSet,
  records: Iterable<ZoneRecord>,
  zone: ZoneNow = {},
): Steps<Rebase> {
  const set = yield* disentangle(staged);
  const near = yield* recordsNear(set, records);
  const known: Known = { near, byIdentity: new Map(), set, zone };
  for (const record of near.values()) known.byIdentity.set(identity(record), record);
  yield;
  const lines = new Map<string, RebasedLine>();
  const origin = new Map<string, string>();
  const wanted = new Map<string, ChangeLine>();
  let { next } = set;
  let done = 0;
  for (const line of set.lines.values()) {
    if (++done % stepSize === 0) yield;
    const rebased = compare(line, known, () => `staged:${next++}`);
    lines.set(line.key, rebased);
    const own =
      rebased.state === "applies" ? rebased.lines : rebased.state === "conflict" ? rebased.mine : null;
    for (const one of own ?? []) {
      wanted.set(one.key, one);
      origin.set(one.key, line.key);
    }
  }
  const { refusals } = yield* targetSteps(changeSetOf(set.zone, wanted.values(), next), records);
  for (const refusal of refusals) {
    const key = origin.get(refusal.line) ?? "";
    const line = wanted.get(refusal.line);
    if (line && lines.get(key)?.state === "applies") {
      lines.set(key, refusedLine(line, refusal, known));
    }
  }
  const counts = { applies: 0, already: 0, conflict: 0 };
  for (const { state } of lines.values()) counts[state] += 1;
  return { set, lines, counts, next };
}

/**
 * The set that goes on from a rebase: lines that apply, now on what the zone holds; of those in conflict what was
 * chosen, and without a choice, or where one's own side is not possible, the line as it was; not what is so already.
 */
export function resolveRebase(rebase: Rebase, choices?: ReadonlyMap<string, Choice>): ChangeSet {
  return finish(resolveSteps(rebase, choices));
}

/** {@link resolveRebase} a little at a time. */
export function* resolveSteps(
  { set, lines, next }: Rebase,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Steps<ChangeSet> {
  const kept = new Map<string, ChangeLine>();
  let done = 0;
  for (const [key, line] of set.lines) {
    if (++done % stepSize === 0) yield;
    for (const one of linesOf(line, lines.get(key), choices.get(key))) kept.set(one.key, one);
  }
  return { zone: set.zone, lines: kept, next };
}

function linesOf(
  line: ChangeLine,
  rebased: RebasedLine | undefined,
  choice: Choice | undefined,
): readonly ChangeLine[] {
  if (!rebased) return [line];
  if (rebased.state === "already") return [];
  if (rebased.state === "applies") return rebased.lines;
  if (choice === "drop") return [];
  if (choice === "theirs") return rebased.theirs;
  return (choice === "mine" ? rebased.mine : null) ?? [line];
}

/** What lines are compared with. */
interface Known {
  near: ReadonlyMap<string, KnownRecord>;
  byIdentity: Map<string, KnownRecord>;
  set: ChangeSet;
  zone: ZoneNow;
}

/** The record that a line concerns, as it is now: by its id, or made again and of no other line's concern. */
function nowOf(from: KnownRecord, { near, byIdentity, set }: Known): KnownRecord | null {
  const again = byIdentity.get(identity(from));
  return near.get(from.id) ?? (again && !set.lines.has(recordKey(again.id)) ? again : null);
}

function compare(line: ChangeLine, known: Known, newKey: () => string): RebasedLine {
  if (line.kind === "add") return { state: "applies", lines: [line] };
  const now = nowOf(line.from, known);
  if (line.kind === "delete") {
    if (!now) return { state: "already" };
    const mine: ChangeLine[] = [{ kind: "delete", key: recordKey(now.id), from: now }];
    const fields = differingFields(line.from, now);
    if (fields.length === 0) return { state: "applies", lines: mine };
    return conflict("changed", {
      now,
      mine,
      fields: fields.map((field) => valuesOf(field, line.from, now, null)),
    });
  }
  if (!now) {
    const there = known.byIdentity.get(identity(line.to));
    if (there && isThere(line.to, there, known.zone)) return { state: "already" };
    return conflict("gone", { mine: [{ kind: "add", key: newKey(), to: line.to }] });
  }
  const to = wantedNow(line, now);
  if (isThere(to, now, known.zone, line.from)) return { state: "already" };
  const key = recordKey(now.id);
  const change = (wanted: PlainRecord): ChangeLine[] =>
    samePlain(now, wanted) ? [] : [{ kind: "change", key, from: now, to: wanted }];
  const theirs = differingFields(line.from, now).filter((field) => now[field] !== to[field]);
  const both = theirs.filter((field) => line.from[field] !== line.to[field]);
  if (both.length === 0) return { state: "applies", lines: change(to) };
  const kept = { ...to };
  for (const field of both) Object.assign(kept, { [field]: now[field] });
  return conflict("changed", {
    now,
    mine: change(to),
    theirs: change(kept),
    fields: both.map((field) => valuesOf(field, line.from, now, to)),
  });
}

/** A line that what is there now keeps from applying, or that is there already in whole or in part. */
function refusedLine(line: ChangeLine, refusal: Refusal, { near, zone }: Known): RebasedLine {
  if (line.kind === "delete") return conflict("refused", { refusal, now: line.from, mine: null });
  const now = line.kind === "change" ? line.from : null;
  const { to } = line;
  const rest: ChangeLine[] = now ? [{ kind: "delete", key: line.key, from: now }] : [];
  const [first] = refusal.against;
  const twin = refusal.rule === "duplicate" && first?.line === null ? near.get(first.id ?? "") : undefined;
  if (twin) {
    // A record that shall have another name is there under it: what is left is to delete it here.
    if (isThere(to, twin, zone))
      return rest.length > 0 ? { state: "applies", lines: rest } : { state: "already" };
    const fields = differingFields(twin, to).map((field) => valuesOf(field, null, twin, to));
    const change: ChangeLine = { kind: "change", key: recordKey(twin.id), from: twin, to };
    return conflict("exists", { now: twin, fields, mine: [change, ...rest] });
  }
  const inTheWay = refusal.against.map(({ id, line: by }) => (id === null || by ? undefined : near.get(id)));
  const deletions = inTheWay.flatMap((record): ChangeLine[] =>
    record && !isSystem(record) ? [{ kind: "delete", key: recordKey(record.id), from: record }] : [],
  );
  const free = refusal.against.length > 0 && deletions.length === refusal.against.length;
  const why = refusal.against.length > 0 ? "occupied" : "refused";
  return conflict(why, { refusal, now, mine: free ? [line, ...deletions] : null });
}

function conflict(
  why: ConflictReason,
  said: Partial<Extract<RebasedLine, { state: "conflict" }>>,
): RebasedLine {
  return { state: "conflict", why, fields: [], now: null, refusal: null, mine: null, theirs: [], ...said };
}

/** Whether the zone's record is what is wanted. `from`: what it was when the line was staged. */
function isThere(to: PlainRecord, now: KnownRecord, { defaultTtl }: ZoneNow, from?: KnownRecord): boolean {
  if (identity(to) !== identity(now) || to.disabled !== now.disabled) return false;
  if (to.ttl === now.ttl) return true;
  // Whoever only states the default, or no longer states it, wants that.
  const same = defaultTtl !== undefined && (to.ttl ?? defaultTtl) === (now.ttl ?? defaultTtl);
  return same && now.ttl !== from?.ttl;
}

function valuesOf(
  field: RecordFieldName,
  original: PlainRecord | null,
  theirs: PlainRecord,
  mine: PlainRecord | null,
): FieldConflict {
  return { field, original: original?.[field] ?? null, theirs: theirs[field], mine: mine?.[field] ?? null };
}
