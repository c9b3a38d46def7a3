import { parseRow, type Row, type RowField, RowsSeen, rowFields } from "./records-row";
import { collectEntries, type ZoneFileEntry } from "./zone-file-entries";
import type { RecordsOptions, RecordsRead, ZoneFileProblem, ZoneRecord } from "./zone-file-types";

/** A cell, and where in the text it begins. */
type Cell = { text: string; line: number; column: number };
type CsvLine = {
  line: number;
  cells: Cell[];
  fault: { line: number; column: number; message: string } | null;
};

/**
 * Reads records from CSV (RFC 4180; LF and CR also end a line, and semicolons or tabs may stand for the commas, as
 * spreadsheets write it in many countries). The first line names the columns, in any order: name, type and content, and
 * if wanted ttl and disabled. Columns of other names are passed over with a warning.
 */
export function readRecordsCsv(text: string, options: RecordsOptions): RecordsRead {
  return collectEntries(recordsCsvEntries(text, options));
}

/** {@link readRecordsCsv} one line at a time. */
export function* recordsCsvEntries(
  text: string,
  options: RecordsOptions,
): Generator<ZoneFileEntry, void, undefined> {
  const lines = csvLines(text, csvSeparator(text) ?? ",");
  const header = lines.next();
  if (header.done) {
    yield said(problem(1, 1, "the text is empty; it needs a header line"));
    return;
  }
  const { fields, problems } = readHeader(header.value);
  yield* problems.map(said);
  if (problems.some(({ severity }) => severity === "error")) return;
  const seen = new RowsSeen();
  for (const { line, cells, fault } of lines) {
    if (fault !== null) {
      yield said(problem(fault.line, fault.column, fault.message));
      continue;
    }
    if (cells.length !== fields.length) {
      const message = `the line has ${cells.length} fields, but the header names ${fields.length}`;
      yield said(problem(cells.at(-1)?.line ?? line, cells.at(-1)?.column ?? 1, message));
      continue;
    }
    const row: Row = {};
    for (const [at, field] of fields.entries()) if (field) row[field] = cells[at]?.text ?? "";
    const read = parseRow(row, options);
    if (!read.ok) {
      const wrong = cells.find((_, at) => fields[at] === read.problems[0]?.field);
      const message = read.problems.map((one) => one.message).join("; ");
      yield said(problem(wrong?.line ?? line, wrong?.column ?? 1, message));
      continue;
    }
    const record: ZoneRecord = { ...read.value.record, line };
    if (read.value.warning !== null) yield said(problem(line, 1, read.value.warning, "warning"));
    const earlier = seen.earlier(record);
    if (earlier === null) yield { kind: "record", record };
    else {
      const message = `the same record is on line ${earlier} already; it is read once`;
      yield said(problem(line, 1, message, "warning"));
    }
  }
}

function said(problem: ZoneFileProblem): ZoneFileEntry {
  return { kind: "problem", problem };
}

/** A record to write; `ttl` null where it is left to the zone's default. */
type CsvRecord = Omit<ZoneRecord, "class" | "line" | "ttl"> & { ttl: number | null };

/** Records as CSV that {@link readRecordsCsv} reads back, with names absolute. */
export function writeRecordsCsv(records: Iterable<CsvRecord>): string {
  const lines = [rowFields.join(",")];
  for (const record of records)
    lines.push(rowFields.map((field) => printCell(String(record[field] ?? ""))).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

function printCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function readHeader({ line, cells, fault }: CsvLine): {
  fields: (RowField | null)[];
  problems: ZoneFileProblem[];
} {
  if (fault !== null) return { fields: [], problems: [problem(fault.line, fault.column, fault.message)] };
  const problems: ZoneFileProblem[] = [];
  const fields = cells.map(({ text, column }, at) => {
    const name = text.trim().toLowerCase();
    const field = rowFields.find((one) => one === name) ?? null;
    if (field === null)
      problems.push(problem(line, column, `column “${text.trim()}” is not read`, "warning"));
    if (field !== null && cells.findIndex((cell) => cell.text.trim().toLowerCase() === name) < at) {
      problems.push(problem(line, column, `column “${name}” is there twice`));
    }
    return field;
  });
  for (const field of ["name", "type", "content"] as const) {
    if (!fields.includes(field)) {
      problems.push(
        problem(line, 1, `the header has no column “${field}”; it starts ${rowFields.join(",")}`),
      );
    }
  }
  return { fields, problems };
}

function problem(
  line: number,
  column: number,
  message: string,
  severity: ZoneFileProblem["severity"] = "error",
): ZoneFileProblem {
  return { line, column, message, severity };
}

/** What may stand between cells, the standard's own first. */
const separators = [",", ";", "\t"] as const;
type Separator = (typeof separators)[number];

/** What separates the cells of a text whose first line names columns of records; null where it does not. */
export function csvSeparator(text: string): Separator | null {
  const named = separators.map((separator) => {
    const { value } = csvLines(text, separator).next();
    const names = value?.cells.map((cell) => cell.text.trim().toLowerCase()) ?? [];
    return { separator, count: rowFields.filter((field) => names.includes(field)).length };
  });
  const best = named.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count > 1 ? best.separator : null;
}

/** Lines with something on them; a quoted cell may run over several. */
function* csvLines(text: string, separator: Separator): Generator<CsvLine, void, undefined> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  let lineStart = at;
  while (at < text.length) {
    const current: CsvLine = { line, cells: [], fault: null };
    for (;;) {
      const cell = readCell(text, at, separator);
      const place = { line, column: at - lineStart + 1 };
      current.cells.push({ text: cell.text, ...place });
      if (cell.fault !== null) current.fault ??= { ...place, message: cell.fault };
      // Only in quotes does a cell go on over line ends.
      for (const end of text[at] === '"' ? text.slice(at, cell.end).matchAll(/\r\n?|\n/g) : []) {
        line += 1;
        lineStart = at + end.index + end[0].length;
      }
      at = cell.end;
      if (text[at] !== separator) break;
      at++;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    lineStart = at;
    if (current.cells.length > 1 || current.cells[0]?.text.trim() || current.fault) yield current;
  }
}

/** The cell that starts at `from`; `end` is where its separator or line end stands. */
function readCell(
  text: string,
  from: number,
  separator: Separator,
): { text: string; end: number; fault: string | null } {
  if (text[from] !== '"') {
    const end = cellEnd(text, from, separator);
    return { text: text.slice(from, end), end, fault: null };
  }
  let close = from;
  do close = text.indexOf('"', close + 1) + 1;
  while (close > 0 && text[close] === '"');
  if (close === 0) {
    return {
      text: "",
      end: text.length,
      fault: "a quoted field begins here and is not closed, so nothing after it was read",
    };
  }
  const end = cellEnd(text, close, separator);
  const after = text.slice(close, end).trim();
  const fault =
    after === "" ? null : `“${after}” stands after a closing quote; a quote in quotes is written ""`;
  return { text: text.slice(from + 1, close - 1).replaceAll('""', '"'), end, fault };
}

function cellEnd(text: string, from: number, separator: Separator): number {
  let end = from;
  while (end < text.length && !isEnd(text.charAt(end), separator)) end++;
  return end;
}

function isEnd(unit: string, separator: Separator): boolean {
  return unit === separator || unit === "\r" || unit === "\n";
}
