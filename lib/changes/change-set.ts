import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import {
  identity,
  type KnownRecord,
  knownRecord,
  type PlainRecord,
  plainRecord,
  samePlain,
  withFields,
  zoneName,
} from "./plain-record";
import { finish, type Steps, stepSize } from "./slices";

/** One staged change. `from` is the record as it was when it was staged, `to` what it shall be. */
export type ChangeLine =
  | { kind: "add"; key: string; to: PlainRecord }
  | { kind: "change"; key: string; from: KnownRecord; to: PlainRecord }
  | { kind: "delete"; key: string; from: KnownRecord };

/** A line of one kind. */
export type ChangeOf<K extends ChangeLine["kind"]> = Extract<ChangeLine, { kind: K }>;

/** The staged changes of one zone, a value: each operation gives a new one. At most one line concerns a record. */
export interface ChangeSet {
  /** The zone's name, canonical, with its trailing dot. */
  readonly zone: string;
  /** By key, in the order they were staged. A line keeps its key through edits, reload and rebase. */
  readonly lines: ReadonlyMap<string, ChangeLine>;
  /** The number of the next added line, `staged:<n>` its key. */
  readonly next: number;
}

/**
 * Something done to a change set. `record` is a record of the API, or of {@link appliedTo}, which gives added lines
 * their key as id. `to` holds the fields that change. `edit` is `change` of a line by its key, `remove` takes one back.
 */
export type Edit =
  | { kind: "add"; record: RecordCreate }
  | { kind: "change"; record: ZoneRecord; to: Partial<RecordCreate> }
  | { kind: "delete"; record: ZoneRecord }
  | { kind: "edit"; key: string; to: Partial<RecordCreate> }
  | { kind: "remove"; key: string };

export interface ChangeCounts {
  add: number;
  change: number;
  delete: number;
  total: number;
}

/** A set without changes. `zone`: its trailing dot optional. */
export function emptyChangeSet(zone: string): ChangeSet {
  return { zone: zoneName(zone), lines: new Map(), next: 1 };
}

/** The key of the line that concerns a record of the zone. */
export function recordKey(id: string): string {
  return `record:${id}`;
}

/**
 * The set with more staged. Lines are merged: a change of an added line edits it, its deletion drops it; a change back
 * to the original drops the line; a deletion after a change keeps the original; a change of a deleted record brings it
 * back changed; adding exactly what is to be deleted drops that line, or changes its TTL and state; adding the same
 * twice is one line. Edits that name a line that is not there are passed over. One pass, however many there are.
 */
export function stage(set: ChangeSet, edits: Iterable<Edit>): ChangeSet {
  return finish(stageSteps(set, edits));
}

/** {@link stage} a little at a time. */
export function* stageSteps(set: ChangeSet, edits: Iterable<Edit>): Steps<ChangeSet> {
  const staging = new Staging(set);
  let done = 0;
  for (const edit of edits) {
    if (++done % stepSize === 0) yield;
    staging.run(edit);
  }
  return staging.result();
}

/** Puts into a set the lines of another, which was made for the zone as the first one leaves it (`appliedTo`). */
export function* mergeSteps(set: ChangeSet, more: ChangeSet): Steps<ChangeSet> {
  const staging = new Staging(set);
  let done = 0;
  for (const line of more.lines.values()) {
    if (++done % stepSize === 0) yield;
    staging.take(line);
  }
  return staging.result();
}

/** The set of these lines alone, which must have been made by this room. */
export function changeSetOf(zone: string, lines: Iterable<ChangeLine>, next = 1): ChangeSet {
  const byKey = new Map<string, ChangeLine>();
  for (const line of lines) byKey.set(line.key, line);
  return { zone, lines: byKey, next };
}

export function countChanges(set: ChangeSet): ChangeCounts {
  const counts = { add: 0, change: 0, delete: 0, total: set.lines.size };
  for (const { kind } of set.lines.values()) counts[kind] += 1;
  return counts;
}

class Staging {
  private readonly lines: Map<string, ChangeLine>;
  private next: number;
  /** Keys of deleted and of added lines by what they delete and add; made when first needed. */
  private gone: Map<string, string> | null = null;
  private added: Map<string, string> | null = null;

  constructor(private readonly set: ChangeSet) {
    this.lines = new Map(set.lines);
    this.next = set.next;
  }

  result(): ChangeSet {
    return { zone: this.set.zone, lines: this.lines, next: this.next };
  }

  run(edit: Edit): void {
    if (edit.kind === "add") this.add(plainRecord(edit.record, this.set.zone));
    else if (edit.kind === "change") this.change(edit.record, edit.to);
    else if (edit.kind === "delete") this.delete(edit.record);
    else {
      const line = this.lines.get(edit.key);
      if (line && edit.kind === "edit") this.edit(line, edit.to);
      else if (line) this.drop(line);
    }
  }

  take(line: ChangeLine): void {
    if (line.kind === "add") {
      this.add(line.to);
      return;
    }
    const known = this.lineOf(line.from);
    if (line.kind === "change") {
      if (known) this.edit(known, line.to);
      else this.put(line);
    } else if (known?.kind === "add") this.drop(known);
    else this.put(known ? { kind: "delete", key: known.key, from: known.from } : line);
  }

  private change(record: ZoneRecord, to: Partial<RecordCreate>): void {
    const line = this.lineOf(record);
    if (line) {
      this.edit(line, to);
      return;
    }
    const from = knownRecord(record, this.set.zone);
    this.edit({ kind: "change", key: recordKey(from.id), from, to: from }, to);
  }

  private delete(record: ZoneRecord): void {
    const line = this.lineOf(record);
    if (line?.kind === "add") {
      this.drop(line);
      return;
    }
    const from = line?.from ?? knownRecord(record, this.set.zone);
    this.put({ kind: "delete", key: recordKey(from.id), from });
  }

  private lineOf({ id }: { id: string }): ChangeLine | undefined {
    return this.lines.get(id) ?? this.lines.get(recordKey(id));
  }

  private add(to: PlainRecord, key?: string): void {
    this.index();
    const deleted = this.lines.get(this.gone?.get(identity(to)) ?? "");
    if (deleted?.kind === "delete") {
      const line = key === undefined ? undefined : this.lines.get(key);
      if (line) this.drop(line);
      this.edit(deleted, { ttl: to.ttl, disabled: to.disabled });
      return;
    }
    const twin = key === undefined ? this.added?.get(identity(to)) : undefined;
    this.put({ kind: "add", key: key ?? twin ?? `staged:${this.next++}`, to });
  }

  private edit(line: ChangeLine, fields: Partial<RecordCreate>): void {
    const { key } = line;
    if (line.kind === "add") {
      this.add(withFields(line.to, fields, this.set.zone), key);
      return;
    }
    const { from } = line;
    const to = withFields(line.kind === "delete" ? from : line.to, fields, this.set.zone);
    if (samePlain(from, to)) this.drop(line);
    else this.put({ kind: "change", key, from, to });
  }

  private put(line: ChangeLine): void {
    const before = this.lines.get(line.key);
    if (before) this.forget(before);
    this.lines.set(line.key, line);
    if (line.kind === "delete") this.gone?.set(identity(line.from), line.key);
    if (line.kind === "add") this.added?.set(identity(line.to), line.key);
  }

  private drop(line: ChangeLine): void {
    this.forget(line);
    this.lines.delete(line.key);
  }

  private forget(line: ChangeLine): void {
    if (line.kind === "delete") forgetKey(this.gone, identity(line.from), line.key);
    if (line.kind === "add") forgetKey(this.added, identity(line.to), line.key);
  }

  private index(): void {
    if (this.gone) return;
    this.gone = new Map();
    this.added = new Map();
    for (const line of this.lines.values()) {
      if (line.kind === "delete") this.gone.set(identity(line.from), line.key);
      if (line.kind === "add") this.added.set(identity(line.to), line.key);
    }
  }
}

function forgetKey(keys: Map<string, string> | null, of: string, key: string): void {
  if (keys?.get(of) === key) keys.delete(of);
}
