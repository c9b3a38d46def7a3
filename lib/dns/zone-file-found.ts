import type { ContentProblem } from "./parsed";
import type { Token } from "./tokens";
import type { ZoneFileProblem, ZoneRecord } from "./zone-file-types";

/** What one line gives: records, and remarks placed by a column that counts from the start of the file, from 1. */
export type Found = { kind: "record"; record: ZoneRecord } | Remark;
export type Remark = {
  kind: "remark";
  column: number;
  message: string;
  severity: ZoneFileProblem["severity"];
};

export function error(at: { column: number }, message: string): Remark {
  return { kind: "remark", column: at.column, message, severity: "error" };
}

export function warning(at: { column: number }, message: string): Remark {
  return { kind: "remark", column: at.column, message, severity: "warning" };
}

/** Problems as errors; those without a place of their own are placed at `at`. */
export function errors(at: { column: number }, problems: readonly ContentProblem[]): Remark[] {
  return problems.map(({ message, column }) => error({ column: column ?? at.column }, message));
}

/** The column just past a token. */
export function pastEnd(token: Token): number {
  return token.column + token.text.length + (token.quoted ? 2 : 0);
}

/** A piece of the file for a message, in quotation marks; a long one only in its beginning. */
export function quoted(text: string): string {
  return text.length <= 80 ? `“${text}”` : `“${text.slice(0, 64).replace(/[\ud800-\udbff]$/, "")}…”`;
}
