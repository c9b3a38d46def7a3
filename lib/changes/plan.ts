import type { EndpointInput } from "@/lib/contract/endpoints";
import { bulkLimit, type Record as ZoneRecord } from "@/lib/contract/records";
import { recordPatch } from "./applied";
import type { ChangeSet } from "./change-set";
import { type KnownRecord, type PlainRecord, recordBody } from "./plain-record";
import { type Batch, orderSteps } from "./plan-order";
import { workSteps } from "./plan-pairs";
import { finish, type Steps, stepSize } from "./slices";
import { type Refusal, type Target, targetSteps } from "./target";

/** What one row of a call does: `before` becomes `after`; null where there is none. */
export interface PlannedRow {
  /** Keys of the lines it carries out, wholly or in part. */
  lines: string[];
  before: KnownRecord | null;
  after: PlainRecord | null;
}

type Writes =
  | "records.create"
  | "records.update"
  | "records.delete"
  | "records.bulkCreate"
  | "records.bulkDelete";

/** A call to send as it stands, with its rows in the order of the body's. */
export type PlannedCall = { [N in Writes]: { name: N; input: EndpointInput<N>; rows: PlannedRow[] } }[Writes];

export type Plan =
  | {
      ok: true;
      calls: PlannedCall[];
      /** Lines that need no call, because the zone is what they ask for once the others are carried out. */
      nothing: string[];
    }
  | { ok: false; refused: Refusal[] };

export interface PlanOptions {
  domainId: string;
  /** Asks of bulk calls that each row be done for itself; by default a call does all of its rows or none. */
  continueOnError?: boolean;
  /** From how many changes of content on records are replaced rather than changed: see {@link workSteps}. Never unless said. */
  replaceFrom?: number;
}

/** Far below the 10 MB that the API takes in one body. */
const mostOctets = 4_000_000;

/**
 * The calls that carry a change set out, in an order in which each is legal after those before it: as few as can be,
 * at most 500 rows in each. `records` are all of the zone now, system records included. A set that cannot be carried
 * out is refused whole, each line that is in the way with its reason (RFC 1034 §3.6.2, RFC 2181 §5 and §10.1, RFC 6672
 * §2.4; API page Records). Names are not left without records meanwhile where that can be had.
 */
export function planChanges(set: ChangeSet, records: Iterable<ZoneRecord>, options: PlanOptions): Plan {
  return finish(planSteps(set, records, options));
}

/** {@link planChanges} a little at a time. */
export function* planSteps(set: ChangeSet, records: Iterable<ZoneRecord>, options: PlanOptions): Steps<Plan> {
  const target = yield* targetSteps(set, records);
  if (target.refusals.length > 0) return { ok: false, refused: target.refusals };
  const batches = yield* orderSteps(yield* workSteps(target, options.replaceFrom), {
    rows: bulkLimit,
    octets: mostOctets,
    octetsOf: ({ to }) => octetsOf(JSON.stringify(recordBody(to))),
  });
  const tied = tiesOf(target);
  const calls: PlannedCall[] = [];
  const carried = new Set<string>();
  for (const batch of batches) {
    if (batch.kind !== "patch" || calls.length % stepSize === 0) yield;
    const call = callOf(batch, tied, options);
    for (const { lines } of call.rows) for (const key of lines) carried.add(key);
    calls.push(call);
  }
  return { ok: true, calls, nothing: [...set.lines.keys()].filter((key) => !carried.has(key)) };
}

/** Lines that hold only together though no row does: one wants what another would take away, which stays as it is. */
function tiesOf({ kept }: Target): Map<string, string[]> {
  const ties = new Map<string, string[]>();
  for (const { lines, now, to } of kept) {
    if (lines.length < 2 || recordPatch(now, to)) continue;
    for (const key of lines) ties.set(key, [...new Set([...(ties.get(key) ?? []), ...lines])]);
  }
  return ties;
}

function callOf(
  batch: Batch,
  tied: ReadonlyMap<string, string[]>,
  { domainId, continueOnError }: PlanOptions,
): PlannedCall {
  const linesOf = (lines: readonly string[]) => [
    ...new Set(lines.flatMap((key) => [key, ...(tied.get(key) ?? [])])),
  ];
  const params = { domain_id: domainId };
  const errors = continueOnError === undefined ? {} : { continue_on_error: continueOnError };
  switch (batch.kind) {
    case "create": {
      const rows = batch.rows.map(({ line, to }) => ({ lines: linesOf([line]), before: null, after: to }));
      const [body, ...more] = batch.rows.map(({ to }) => recordBody(to));
      if (body && more.length === 0) return { name: "records.create", input: { params, body }, rows };
      const bodies = body ? [body, ...more] : [];
      return { name: "records.bulkCreate", input: { params, body: { records: bodies, ...errors } }, rows };
    }
    case "delete": {
      const rows = batch.rows.map(({ line, now }) => ({ lines: linesOf([line]), before: now, after: null }));
      const ids = batch.rows.map(({ now }) => now.id);
      if (ids.length === 1) return { name: "records.delete", input: one(ids[0]), rows };
      return { name: "records.bulkDelete", input: { params, body: { record_ids: ids, ...errors } }, rows };
    }
    case "patch": {
      const { lines, now, to } = batch.row;
      const input = { ...one(now.id), body: recordPatch(now, to) ?? {} };
      return { name: "records.update", input, rows: [{ lines: linesOf(lines), before: now, after: to }] };
    }
  }

  function one(id = "") {
    return { params: { ...params, record_id: id } };
  }
}

/** Octets of a JSON text, a little more where it is not ASCII. */
function octetsOf(json: string): number {
  return /^[\x00-\x7f]*$/.test(json) ? json.length : json.length * 3;
}
