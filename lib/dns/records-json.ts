import { jsonFault, jsonItemPlaces } from "./json-places";
import { parseRow, type Row, RowsSeen, rowFields } from "./records-row";
import { collectEntries, type ZoneFileEntry } from "./zone-file-entries";
import type { RecordsOptions, RecordsRead, ZoneFileProblem } from "./zone-file-types";

export type RecordsJsonOptions = RecordsOptions & {
  /** Whether `line` is the text's, where each item begins ({@link isJsonInLines}), with the column. */
  byLine?: boolean;
};

/** Whether a text has more lines than one, so that an item of it is found by its line. */
export function isJsonInLines(text: string): boolean {
  return /\S\s*[\r\n]\s*\S/.test(text);
}

/**
 * Reads records from JSON: a list, or an object with a list in `records`, of objects with name, type and content, and
 * if wanted ttl (seconds, or text with units) and disabled. In records and problems `line` is the place in the list,
 * from 1, unless wanted otherwise; where the text is not JSON it is the text's line.
 */
export function readRecordsJson(text: string, options: RecordsJsonOptions): RecordsRead {
  return collectEntries(recordsJsonEntries(text, options));
}

/** {@link readRecordsJson} one item at a time. */
export function* recordsJsonEntries(
  text: string,
  options: RecordsJsonOptions,
): Generator<ZoneFileEntry, void, undefined> {
  const list = parseList(text);
  if (!Array.isArray(list)) {
    yield { kind: "problem", problem: list };
    return;
  }
  const seen = new RowsSeen();
  const places = options.byLine ? jsonItemPlaces(text, "records") : null;
  const inLines = places !== null && isJsonInLines(text);
  for (const [at, item] of list.entries()) {
    const place = places?.next().value;
    const line = inLines && place ? place.line : at + 1;
    const say = (message: string, severity: ZoneFileProblem["severity"] = "error"): ZoneFileEntry => {
      return { kind: "problem", problem: { line, column: place?.column ?? 1, message, severity } };
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
    else {
      const where = inLines ? `on line ${earlier}` : `number ${earlier} of the list`;
      yield say(`the same record is ${where} already; it is read once`, "warning");
    }
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
    return problem(`the text is not JSON: ${reason}`, jsonFault(text) ?? undefined);
  }
  if (Array.isArray(value)) return value;
  if (isObject(value) && Array.isArray(value.records)) return value.records;
  return problem("the text is neither a list of records nor an object with a list in “records”");
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
