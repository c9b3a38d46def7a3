import type { ImportFormat } from "@/lib/changes/import-entries";
import { jsonValueAt } from "@/lib/dns/json-places";
import { isJsonInLines } from "@/lib/dns/records-json";

/** A text by what its places count, from 1; LF, CRLF and a lone CR end a line, as when it is read. */
export interface SourceLines {
  /** How many lines there are. */
  count: number;
  /** What the places of the text's plan count: its lines, or the items of JSON that is all in one. */
  unit: "line" | "item";
  /** The line, or the item of JSON that begins there. */
  at(line: number, column: number): string;
}

/** So much of a line is shown. */
const longest = 400;

export function sourceLines(text: string, format: ImportFormat): SourceLines {
  const starts = [0];
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  const json = format === "json";
  const unit = json && !isJsonInLines(text) ? "item" : "line";
  const lineAt = (line: number) => {
    const start = starts[line - 1] ?? text.length;
    const own = text.slice(start, Math.min(starts[line] ?? text.length, start + longest));
    return own.replace(/^\ufeff/, "").trimEnd();
  };
  const itemAt = (line: number, column: number) => {
    const start = unit === "item" ? 0 : (starts[line - 1] ?? text.length);
    return jsonValueAt(text, start + column - 1, longest);
  };
  return {
    count: starts.at(-1) === text.length ? starts.length - 1 : starts.length,
    unit,
    at: (line, column) => (json && itemAt(line, column)) || lineAt(unit === "item" ? 1 : line),
  };
}
