import { readRows } from "./error-detail";
import { locOfField } from "./form-path";
import type { Problem, RowProblem } from "./problem";
import { issueLine, jsonText } from "./said-lines";
import { visibleText } from "./visible-text";

/** What a batch answered with `continue_on_error` says of its refused rows. */
export interface RefusedRows {
  rows: RowProblem[];
  /** Words about entries that name no row that was sent. */
  unplaced: string[];
}

/**
 * Reads `errors[]` of a bulk reply (errors.md row 21). Entries are matched to rows by `index`, or where that is
 * missing by `record_id` among the ids that were sent.
 */
export function refusedRows(errors: readonly unknown[], sentIds: readonly string[] = []): RefusedRows {
  const rows: RowProblem[] = [];
  const unplaced: string[] = [];
  for (const entry of errors) {
    const [row] = readRows([withIndex(entry, sentIds)]);
    if (row) rows.push(row);
    else unplaced.push(typeof entry === "string" ? entry : jsonText(entry));
  }
  return { rows, unplaced };
}

/**
 * Which rows an atomic batch was refused for, each with its reasons, by index from 0 (errors.md row 20). All others
 * were not attempted: nothing was written. Empty when the API named no row.
 */
export function rowReasons(problem: Problem): Map<number, string[]> {
  const reasons = new Map<number, string[]>();
  const add = (index: number, reason: string) =>
    reasons.set(index, [...(reasons.get(index) ?? []), visibleText(reason)]);
  if (problem.kind === "validation") {
    for (const { loc, message } of problem.issues) {
      const at = loc.findIndex((part) => typeof part === "number");
      const index = loc[at];
      // A number right behind `body` is a character's position in JSON that could not be read.
      if (typeof index === "number" && at > 1) add(index, issueLine({ loc: loc.slice(at + 1), message }));
    }
  }
  if (problem.kind === "invalid" || problem.kind === "conflict") {
    for (const { index, message, field, issues } of problem.rows) {
      if (message !== "" || issues.length === 0)
        add(index, lineOf(field, message || "refused without a reason"));
      for (const issue of issues) add(index, issueLine(issue));
    }
    const [list, index, ...rest] = locOfField(problem.field ?? "");
    if (typeof list === "string" && typeof index === "number")
      add(index, lineOf(rest.join("."), problem.message));
  }
  return reasons;
}

function lineOf(field: string | undefined, message: string): string {
  return field ? `${field}: ${message}` : message;
}

function withIndex(entry: unknown, sentIds: readonly string[]): unknown {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return entry;
  const members = new Map<string, unknown>(Object.entries(entry));
  const recordId = members.get("record_id");
  if (typeof members.get("index") === "number" || typeof recordId !== "string") return entry;
  const index = sentIds.indexOf(recordId);
  return index < 0 ? entry : Object.fromEntries([...members, ["index", index]]);
}
