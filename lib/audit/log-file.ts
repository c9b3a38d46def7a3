import { type AuditLog, sentEntry } from "@/lib/contract/audit-logs";
import { csvLine, csvStart } from "./safe-csv";

/** How entries are written into a file. */
export interface LogFormat {
  /** What stands before all entries. */
  head: string;
  /** Entries as text that goes behind what was written before. */
  text(entries: readonly AuditLog[]): string;
}

/** Fields with a column of their own; `before` and `after` are of the details. */
const fields = [
  "action",
  "actor_type",
  "actor_email",
  "actor_id",
  "resource_type",
  "resource_name",
  "resource_id",
  "tenant_id",
  "ip_address",
  "user_agent",
] as const;

/** For programs: each line is an entry as the API sent it (https://jsonlines.org). */
export const jsonLines: LogFormat = {
  head: "",
  text: (entries) => entries.map((entry) => `${JSON.stringify(sentEntry(entry))}\n`).join(""),
};

/** For spreadsheets: what happened in words, the fields, and as JSON what it was, what it is and all that is left. */
export function logCsv(summaryOf: (entry: AuditLog) => string): LogFormat {
  return {
    head: csvStart + csvLine(["id", "timestamp", "summary", ...fields, "before", "after", "other"]),
    text: (entries) => entries.map((entry) => csvLine(cellsOf(entry, summaryOf))).join(""),
  };
}

function cellsOf(entry: AuditLog, summaryOf: (entry: AuditLog) => string): string[] {
  const { id, timestamp, details, as_sent: _, ...rest } = entry;
  const { before, after, ...more } = details ?? {};
  const known: ReadonlySet<string> = new Set(fields);
  const unknown = Object.entries(rest).filter(([name]) => !known.has(name));
  const other = Object.fromEntries([...unknown, ...Object.entries(more)]);
  return [
    id,
    timestamp,
    summaryOf(entry),
    ...fields.map((field) => entry[field] ?? ""),
    ...[before, after, Object.keys(other).length > 0 ? other : undefined].map(json),
  ];
}

function json(value: unknown): string {
  return value == null ? "" : JSON.stringify(value);
}
