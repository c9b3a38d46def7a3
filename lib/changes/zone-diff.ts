import { formatTtl } from "@/lib/dns/ttl";
import { naturalKey, ownerKey, typeRank } from "@/lib/dns/zone-order";
import {
  type ChangeCounts,
  type ChangeLine,
  type ChangeOf,
  type ChangeSet,
  countChanges,
} from "./change-set";
import type { PlainRecord } from "./plain-record";
import { finish, type Steps, sortSteps, stepSize } from "./slices";

/** One line of a diff: a record as it was (`-`) or as it will be (`+`), in zone-file text, with aligned columns. */
interface DiffLine {
  sign: "-" | "+";
  text: string;
  /** The change-set line it is of, by which that can be taken back. */
  key: string;
  /** What changes besides what both texts show plainly: `TTL 1h → 5m`, `renamed from www`. */
  note: string | null;
}

/** All that changes at one name, relative to the zone. */
interface DiffGroup {
  name: string;
  lines: DiffLine[];
}

export interface ZoneDiff {
  groups: DiffGroup[];
  /** `ttl`: changes that are of TTLs alone. */
  counts: ChangeCounts & { names: number; ttl: number };
}

const longestPadding = 40;

/** How wide the columns of zone-file lines are, in characters. */
export interface LineWidths {
  name: number;
  ttl: number;
  type: number;
}

/** Widens the columns for one more record; long names stand out of theirs. */
export function widen(width: LineWidths, record: PlainRecord): void {
  width.name = Math.min(Math.max(width.name, record.name.length), longestPadding);
  width.ttl = Math.max(width.ttl, ttlText(record).length);
  width.type = Math.max(width.type, record.type.length);
}

/**
 * A change set as a diff of the zone's file (RFC 1035 §5.1), by name in the order of a zone file, a changed record's
 * two lines together. A TTL is shown where the record states one; a disabled record, which zone files cannot hold, as a
 * comment. `defaultTtl`, in seconds, is said where a record stops or begins to state its own.
 */
export function zoneDiff(set: ChangeSet, options: { defaultTtl?: number } = {}): ZoneDiff {
  return finish(zoneDiffSteps(set, options));
}

/** {@link zoneDiff} a little at a time. */
export function* zoneDiffSteps(
  set: ChangeSet,
  { defaultTtl }: { defaultTtl?: number } = {},
): Steps<ZoneDiff> {
  const width = { name: 0, ttl: 0, type: 0 };
  const entries: Entry[] = [];
  let ttl = 0;
  let done = 0;
  for (const line of set.lines.values()) {
    if (++done % stepSize === 0) yield;
    if (line.kind === "change" && changesTtlAlone(line)) ttl += 1;
    for (const entry of entriesOf(line, defaultTtl)) {
      entries.push(entry);
      widen(width, entry.record);
    }
  }
  const sorted = yield* sortSteps(entries, compareEntries);
  const groups: DiffGroup[] = [];
  for (const { sign, record, line, note } of sorted) {
    if (++done % stepSize === 0) yield;
    let group = groups.at(-1);
    if (group?.name !== record.name) {
      group = { name: record.name, lines: [] };
      groups.push(group);
    }
    group.lines.push({ sign, text: lineText(record, width), key: line.key, note });
  }
  return { groups, counts: { ...countChanges(set), names: groups.length, ttl } };
}

/** The diff as plain text, to be copied: `-` and `+` before each line, notes as comments behind. */
export function printDiff({ groups, counts }: ZoneDiff, zone: string): string {
  const { add, change, delete: deleted } = counts;
  const text = [`; ${zone}: ${add} added, ${change} changed, ${deleted} deleted`];
  for (const { name, lines } of groups) {
    text.push("", `; ${name}`);
    for (const { sign, text: line, note } of lines) text.push(`${sign}${line}${note ? ` ; ${note}` : ""}`);
  }
  return `${text.join("\n")}\n`;
}

interface Entry {
  sign: "-" | "+";
  record: PlainRecord;
  line: ChangeLine;
  note: string | null;
  nameKey: string;
  typeRank: number;
  contentKey: string;
}

function entriesOf(line: ChangeLine, defaultTtl: number | undefined): Entry[] {
  if (line.kind === "add") return [entry("+", line.to, line, null, line.to)];
  if (line.kind === "delete") return [entry("-", line.from, line, null, line.from)];
  const { from, to } = line;
  // Both stand where the record was, unless it goes to another name.
  const there = from.name === to.name ? from : to;
  const renamed =
    from.name === to.name ? null : { from: `renamed to ${to.name}`, to: `renamed from ${from.name}` };
  return [
    entry("-", from, line, renamed?.from ?? null, from),
    entry("+", to, line, notes([renamed?.to, changeNote(from, to, defaultTtl)]), there),
  ];
}

function entry(
  sign: Entry["sign"],
  record: PlainRecord,
  line: ChangeLine,
  note: string | null,
  place: PlainRecord,
): Entry {
  return {
    sign,
    record,
    line,
    note,
    nameKey: ownerKey(place.name),
    typeRank: typeRank(place.type),
    contentKey: `${place.type} ${naturalKey(place.content)}`,
  };
}

function compareEntries(a: Entry, b: Entry): number {
  return (
    compare(a.nameKey, b.nameKey) ||
    compare(a.record.name, b.record.name) ||
    a.typeRank - b.typeRank ||
    compare(a.contentKey, b.contentKey) ||
    compare(a.line.key, b.line.key) ||
    // In ASCII + comes before -.
    compare(b.sign, a.sign)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function notes(parts: readonly (string | null | undefined)[]): string | null {
  return parts.filter(Boolean).join(", ") || null;
}

/** What changes of a record besides its text: `TTL 1h → 5m, disabled`; null where nothing does. */
export function changeNote(
  from: PlainRecord,
  to: PlainRecord,
  defaultTtl: number | undefined,
): string | null {
  return notes([ttlNote(from, to, defaultTtl), stateNote(from, to)]);
}

function ttlNote(from: PlainRecord, to: PlainRecord, defaultTtl: number | undefined): string | null {
  if (from.ttl === to.ttl) return null;
  const said = (ttl: number | null) => {
    if (ttl !== null) return formatTtl(ttl);
    return defaultTtl === undefined ? "default" : `default (${formatTtl(defaultTtl)})`;
  };
  return `TTL ${said(from.ttl)} → ${said(to.ttl)}`;
}

function stateNote(from: PlainRecord, to: PlainRecord): string | null {
  if (from.disabled === to.disabled) return null;
  return to.disabled ? "disabled" : "enabled";
}

function changesTtlAlone({ from, to }: ChangeOf<"change">): boolean {
  return (
    from.name === to.name &&
    from.type === to.type &&
    from.content === to.content &&
    from.disabled === to.disabled
  );
}

function ttlText({ ttl }: PlainRecord): string {
  return ttl === null ? "" : String(ttl);
}

/** A record in zone-file text (RFC 1035 §5.1); a disabled one as a comment. */
export function lineText(record: PlainRecord, width: LineWidths): string {
  const { name, type, content, disabled } = record;
  const ttl = ttlText(record).padEnd(width.ttl);
  const head = [name.padEnd(width.name), ttl, "IN", type.padEnd(width.type)].filter((word) => word !== "");
  return `${disabled ? "; disabled: " : ""}${head.join(" ")} ${content}`;
}
