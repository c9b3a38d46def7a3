import { type LoggedRecord, placeOf } from "@/lib/audit/audit-details";

interface LinePart {
  text: string;
  /** The other side has something else here, or nothing. */
  changed: boolean;
}

/** A record as a line of its zone's file, in parts that belong together by spaces. */
export type RecordLine = readonly LinePart[];

export interface RecordLines {
  before: RecordLine | undefined;
  after: RecordLine | undefined;
}

/** Fields that the line says. */
export const lineFields: ReadonlySet<string> = new Set([
  "name",
  "display_name",
  "type",
  "content",
  "ttl",
  "disabled",
]);

/** A record before and after as zone-file lines, with what differs marked; a side that is not there has no line. */
export function recordLines(before: LoggedRecord | undefined, after: LoggedRecord | undefined): RecordLines {
  if (!before || !after) return { before: before && unmarked(before), after: after && unmarked(after) };
  const [old, now] = [head(before), head(after)];
  const [oldContent, nowContent] = markedTokens(before.content, after.content);
  return {
    before: line(
      old.map((text, index) => ({ text, changed: text !== now[index] })),
      oldContent,
    ),
    after: line(
      now.map((text, index) => ({ text, changed: text !== old[index] })),
      nowContent,
    ),
  };
}

/** The records of a batch: those on both sides, by their id, as changed; the others as deleted or added. */
export function batchLines(
  before: readonly LoggedRecord[],
  after: readonly LoggedRecord[],
): { old: LoggedRecord | undefined; now: LoggedRecord | undefined }[] {
  const later = new Map(after.flatMap((record) => (record.id ? [[record.id, record] as const] : [])));
  const earlier = new Set(before.flatMap(({ id }) => (id && later.has(id) ? [id] : [])));
  return [
    ...before.map((old) => ({ old, now: old.id ? later.get(old.id) : undefined })),
    ...after.filter(({ id }) => !id || !earlier.has(id)).map((now) => ({ old: undefined, now })),
  ];
}

/** What stands before the content, one text for each place; a disabled record is a comment, as in exported zones. */
function head(record: LoggedRecord): string[] {
  const { name, zone } = placeOf(record);
  const owner = zone === undefined && !name.endsWith(".") ? `${name}.` : name;
  return [
    record.disabled ? "; disabled:" : "",
    owner,
    record.ttl == null ? "" : String(record.ttl),
    "IN",
    record.type,
  ];
}

function unmarked(record: LoggedRecord): RecordLine {
  return line(
    [...head(record), record.content].map((text) => ({ text, changed: false })),
    [],
  );
}

function line(start: readonly LinePart[], content: readonly LinePart[]): RecordLine {
  return [...start, ...content].filter(({ text }) => text !== "");
}

/** Words that both contents begin and end with are the same; what is between differs. */
function markedTokens(before: string, after: string): [LinePart[], LinePart[]] {
  const [old, now] = [before, after].map((text) => text.split(" "));
  if (!old || !now) return [[], []];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const parts = (words: readonly string[]) => [
    { text: words.slice(0, start).join(" "), changed: false },
    { text: words.slice(start, words.length - end).join(" "), changed: true },
    { text: words.slice(words.length - end).join(" "), changed: false },
  ];
  return [parts(old), parts(now)];
}
