import type { ContentProblem } from "./parsed";
import type { ZoneFileProblem, ZoneRecord } from "./zone-file-types";

/** What one line gives: records, and remarks placed by a column that counts from the start of the file, from 1. */
export type Found = { record: ZoneRecord } | Remark;
export type Remark = { column: number; message: string; severity: ZoneFileProblem["severity"] };

export function error(at: { column: number }, message: string): Remark {
  return { column: at.column, message, severity: "error" };
}

export function warning(at: { column: number }, message: string): Remark {
  return { column: at.column, message, severity: "warning" };
}

/** Problems as errors; those without a place of their own are placed at `at`. */
export function errors(at: { column: number }, problems: readonly ContentProblem[], subject = ""): Remark[] {
  return problems.map(({ message, column }) => error({ column: column ?? at.column }, subject + message));
}
