import type { RowResult } from "@/lib/changes/call-results";
import type { PlannedCall } from "@/lib/changes/plan";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { notApplied, type OpenOutcome } from "./open-outcome";
import { type CallEnd, completed, readZone, settledCall, watchCall } from "./send-planned";

interface Looking {
  domainId: string;
  /** The zone's name. */
  zone: string;
  /** Is told of each reading of the zone. */
  refresh: (records: ZoneRecord[]) => void;
  /** The zone cannot be read: resolves when it is worth another look. */
  wait: (trouble: Problem, open?: OpenOutcome) => Promise<void>;
}

/** Looks until it is known what became of a call whose reply was lost; only looks, sends nothing. */
export async function foundCall(
  call: PlannedCall,
  { problem, open }: CallEnd & { kind: "open" },
  { domainId, zone, refresh, wait }: Looking,
): Promise<CallEnd> {
  const ended = await settledCall(call, open, zone);
  if (ended) return ended;
  let told: CallEnd | undefined;
  const stop = watchCall(call, open, zone, (end) => {
    told = end;
  });
  try {
    for (;;) {
      try {
        const { data } = await readZone(domainId);
        const found = completed(call, [], { records: data, zone });
        refresh(data);
        if (found.every((each) => each === "not-applied")) {
          return { kind: "refused", problem: notApplied(problem, "absent") };
        }
        const results = found.map(
          (each): RowResult => (each === "not-applied" ? { state: "unknown" } : each),
        );
        return { kind: "results", results };
      } catch (error) {
        await wait(problemOf(error), open);
        if (told) return told;
      }
    }
  } finally {
    stop();
  }
}

/** What a call did row by row, the zone looked at for what its reply did not say. */
export async function completedCall(
  call: PlannedCall,
  results: readonly RowResult[],
  { domainId, zone, refresh, wait }: Looking,
): Promise<(RowResult | "not-applied")[]> {
  if (results.every(({ state }) => state !== "unknown")) return [...results];
  for (;;) {
    try {
      const { data } = await readZone(domainId);
      refresh(data);
      return completed(call, results, { records: data, zone });
    } catch (error) {
      await wait(problemOf(error));
    }
  }
}
