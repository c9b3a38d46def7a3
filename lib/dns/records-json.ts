import { parseRow, type Row, RowsSeen, rowFields } from "./records-row";
import { collectEntries, type ZoneFileEntry } from "./zone-file-entries";
import type { RecordsOptions, RecordsRead, ZoneFileProblem } from "./zone-file-types";

/**
 * Reads records from JSON: a list, or an object with a list in `records`, of objects with name, type and content, and
 * if wanted ttl (seconds, or text with units) and disabled. In records and problems `line` is the place in the list,
 * from 1; where the text is not JSON it is the text's line.
 */
export function readRecordsJson(text: string, options: RecordsOptions): RecordsRead {
  return collectEntries(recordsJsonEntries(text, options));
}

/** {@link readRecordsJson} one item at a time. */
export function* recordsJsonEntries(
  text: string,
  options: RecordsOptions,
): Generator<ZoneFileEntry, void, undefined> {
  const list = parseList(text);
  if (!Array.isArray(list)) {
    yield { kind: "problem", problem: list };
    return;
  }
  const seen = new RowsSeen();
  for (const [at, item] of list.entries()) {
    const line = at + 1;
    const say = (message: string, severity: ZoneFileProblem["severity"] = "error"): ZoneFileEntry => {
      return { kind: "problem", problem: { line, column: 1, message, severity } };
    };
    const row = toRow(item);
    if (typeof row === "string") {
      yield say(row);
      continue;
    }
    const read = parseRow(row, options);
    if (!read.ok) {
      yield say(read.problems.map(({ message }) => message).join("; "));
      continue;
    }
    const record = { ...read.value.record, line };
    if (read.value.warning !== null) yield say(read.value.warning, "warning");
    const earlier = seen.earlier(record);
    if (earlier === null) yield { kind: "record", record };
    else yield say(`the same record is number ${earlier} of the list already; it is read once`, "warning");
  }
}

function parseList(text: string): unknown[] | ZoneFileProblem {
  const problem = (message: string, place = { line: 1, column: 1 }) => {
    return { ...place, message, severity: "error" } as const;
  };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return problem(`the text is not JSON: ${reason}`, placeOf(reason, text));
  }
  if (Array.isArray(value)) return value;
  if (isObject(value) && Array.isArray(value.records)) return value.records;
  return problem("the text is neither a list of records nor an object with a list in “records”");
}

/** Engines say where JSON breaks as “at position 12”; without it, the start. */
function placeOf(reason: string, text: string): { line: number; column: number } {
  const position = /position ([0-9]+)/.exec(reason)?.[1];
  const before = text.slice(0, Number(position ?? 0)).split(/\r\n?|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields as text, or what is wrong with them. */
function toRow(item: unknown): Row | string {
  if (!isObject(item)) return "this is not an object with name, type and content";
  const row: Row = {};
  for (const field of rowFields) {
    const value = item[field];
    if (value === undefined || value === null) continue;
    const right =
      typeof value === "string" ||
      (field === "ttl" && typeof value === "number") ||
      (field === "disabled" && typeof value === "boolean");
    if (!right) return `${field} has the wrong type: ${JSON.stringify(value)}`;
    row[field] = String(value);
  }
  return row;
}
