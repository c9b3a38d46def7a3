import { recordEndpoints, type Record as ZoneRecord } from "@/lib/contract/records";
import { refusedRows } from "@/lib/errors/bulk-errors";
import type { RowProblem } from "@/lib/errors/problem";
import { identity, type KnownRecord, knownRecord, zoneName } from "./plain-record";
import type { PlannedCall, PlannedRow } from "./plan";

/** What a reply says of one row. `record`: what it is now, null when it was deleted. */
export type RowResult =
  | { state: "applied"; record: KnownRecord | null }
  | { state: "refused"; problem: RowProblem }
  | { state: "unknown" };

/** What was done to the zone, to undo it: `before` became `after`, null where there is none. */
export interface AppliedRow {
  before: KnownRecord | null;
  after: KnownRecord | null;
}

/** Reads the reply of a call that succeeded, row by row in the order of its rows. */
export function rowResults(call: PlannedCall, reply: unknown, zone: string): RowResult[] {
  const name = zoneName(zone);
  if (call.name === "records.delete") return [{ state: "applied", record: null }];
  if (call.name === "records.bulkCreate") return createdRows(call.rows, reply, name);
  if (call.name === "records.bulkDelete") return deletedRows(call.rows, reply);
  const read = recordEndpoints[call.name].response.safeParse(reply);
  return [read.success ? applied(read.data, name) : { state: "unknown" }];
}

/** What was done, of those rows that were applied. */
export function appliedRows(rows: readonly PlannedRow[], results: readonly RowResult[]): AppliedRow[] {
  return rows.flatMap(({ before }, at) => {
    const result = results[at];
    return result?.state === "applied" ? [{ before, after: result.record }] : [];
  });
}

/**
 * What became of rows whose reply was lost, as far as the zone's records say that were read afterwards, by a server
 * that had ended its work on them.
 */
export function foundResults(
  rows: readonly PlannedRow[],
  records: Iterable<ZoneRecord>,
  zone: string,
): ("not-applied" | Extract<RowResult, { state: "applied" }>)[] {
  const name = zoneName(zone);
  const ids = new Map<string, KnownRecord>();
  const identities = new Map<string, KnownRecord>();
  for (const record of records) {
    const known = knownRecord(record, name);
    ids.set(known.id, known);
    identities.set(identity(known), known);
  }
  return rows.map(({ before, after }) => {
    const now = before ? ids.get(before.id) : after && identities.get(identity(after));
    if (!after) return now ? "not-applied" : { state: "applied", record: null };
    const done = now && identity(now) === identity(after) && now.disabled === after.disabled;
    // A TTL of null asks for the zone's default, which the API may answer with its number.
    return done && (after.ttl === null || now.ttl === after.ttl)
      ? { state: "applied", record: now }
      : "not-applied";
  });
}

function applied(record: ZoneRecord, zone: string): RowResult {
  return { state: "applied", record: knownRecord(record, zone) };
}

function createdRows(rows: readonly PlannedRow[], reply: unknown, zone: string): RowResult[] {
  const read = recordEndpoints["records.bulkCreate"].response.safeParse(reply);
  if (!read.success) return rows.map(() => ({ state: "unknown" }));
  const refused = refusedRows(read.data.errors).rows;
  const problems = new Map(refused.map((problem) => [problem.index, problem]));
  const created = read.data.created.map((record) => knownRecord(record, zone));
  const byIdentity = new Map(created.map((record) => [identity(record), record]));
  const asSent = rows.map(({ after }) => after && byIdentity.get(identity(after)));
  // Those that the API writes in another way than was sent come in the order that they were sent in.
  const found = new Set(asSent);
  const others = created.filter((record) => !found.has(record));
  return rows.map((_, at): RowResult => {
    const problem = problems.get(at);
    if (problem) return { state: "refused", problem };
    const record = asSent[at] ?? others.shift();
    return record ? { state: "applied", record } : { state: "unknown" };
  });
}

function deletedRows(rows: readonly PlannedRow[], reply: unknown): RowResult[] {
  const read = recordEndpoints["records.bulkDelete"].response.safeParse(reply);
  if (!read.success) return rows.map(() => ({ state: "unknown" }));
  const { errors, deleted } = read.data;
  const refused = refusedRows(
    errors,
    rows.map(({ before }) => before?.id ?? ""),
  );
  const problems = new Map(refused.rows.map((problem) => [problem.index, problem]));
  const said = new Set(deleted);
  return rows.map(({ before }, at): RowResult => {
    const problem = problems.get(at);
    if (problem) return { state: "refused", problem };
    const sure = refused.unplaced.length === 0 || said.has(before?.id);
    return sure ? { state: "applied", record: null } : { state: "unknown" };
  });
}
