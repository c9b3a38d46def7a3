import type { QueryClient } from "@tanstack/react-query";
import { foundResults, type RowResult, rowResults } from "@/lib/changes/call-results";
import type { PlannedCall } from "@/lib/changes/plan";
import type { EndpointOutput } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { changedRecords } from "./after-write";
import { call } from "./call";
import { type OpenOutcome, UnsettledError } from "./open-outcome";
import { write } from "./write";
import type { ChangedRecords } from "./zone-records";

/** What came of a call: results row by row, or why nothing of it was written, or that this is not known yet. */
export type CallEnd =
  | { kind: "results"; results: RowResult[] }
  | { kind: "refused"; problem: Problem }
  | { kind: "open"; problem: Problem; open: OpenOutcome };

interface Sending {
  client: QueryClient;
  /** The zone's name. */
  zone: string;
  /** Is told of what changed, in place of the cache; `lost`: the reply was, and it was found out. */
  follow: (changed: ChangedRecords | undefined, lost: boolean) => void;
}

/** Sends a call of a plan as {@link write} does: once, and settled when its reply is lost. */
export async function sendPlanned(planned: PlannedCall, { client, zone, follow }: Sending): Promise<CallEnd> {
  const told = (output: unknown, lost: boolean) =>
    follow(changedRecords(planned.name, planned.input, output), lost);
  try {
    return { kind: "results", results: rowResults(planned, await sent(client, planned, told), zone) };
  } catch (error) {
    const problem = problemOf(error);
    if (error instanceof UnsettledError) return { kind: "open", problem, open: error.open };
    return { kind: "refused", problem };
  }
}

function sent(
  client: QueryClient,
  planned: PlannedCall,
  told: (output: unknown, lost: boolean) => void,
): Promise<unknown> {
  switch (planned.name) {
    case "records.create":
      return write(client, planned.name, planned.input, told);
    case "records.update":
      return write(client, planned.name, planned.input, told);
    case "records.delete":
      return write(client, planned.name, planned.input, told);
    case "records.bulkCreate":
      return write(client, planned.name, planned.input, told);
    case "records.bulkDelete":
      return write(client, planned.name, planned.input, told);
  }
}

/** Is told what became of a call, until the returned function is called. */
export function watchCall(
  planned: PlannedCall,
  open: OpenOutcome,
  zone: string,
  end: (ended: CallEnd) => void,
): () => void {
  return open.watch({
    applied: (output) => end({ kind: "results", results: rowResults(planned, output, zone) }),
    refused: (problem) => end({ kind: "refused", problem }),
  });
}

/**
 * Waits until it is known what became of a call, or until no more is looked up by itself: then `null`. By then the
 * server has ended its work on it.
 */
export function settledCall(planned: PlannedCall, open: OpenOutcome, zone: string): Promise<CallEnd | null> {
  return new Promise((resolve) => {
    const ends: (() => void)[] = [];
    const end = (ended: CallEnd | null) => {
      for (const stop of ends) stop();
      resolve(ended);
    };
    ends.push(
      watchCall(planned, open, zone, end),
      open.subscribe(() => {
        const { looking, nextAt } = open.snapshot();
        // Those who watch are told after this.
        if (!looking && nextAt === undefined) queueMicrotask(() => end(null));
      }),
    );
  });
}

/** All records of the zone, past the cache; `asks`: over a session that has ended, for a sign-in. Throws `ApiError`. */
export async function readZone(domainId: string, asks = true): Promise<EndpointOutput<"records.list">> {
  const input = { params: { domain_id: domainId }, query: { include_system: true } };
  return call("records.list", input, { forWrite: asks });
}

/** What the zone's records say of rows whose own result is not known. */
export function completed(
  planned: PlannedCall,
  results: readonly RowResult[],
  { records, zone }: { records: readonly ZoneRecord[]; zone: string },
): (RowResult | "not-applied")[] {
  const found = foundResults(planned.rows, records, zone);
  return planned.rows.map((_, at) => {
    const result = results[at] ?? { state: "unknown" };
    return result.state === "unknown" ? (found[at] ?? result) : result;
  });
}
