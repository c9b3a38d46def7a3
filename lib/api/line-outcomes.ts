import type { ChangeSet } from "@/lib/changes/change-set";
import { holderOf } from "@/lib/changes/held-back";
import type { PlannedCall } from "@/lib/changes/plan";
import type { LineOutcome } from "./apply-state";

type Counts = { [S in LineOutcome["state"]]: number };

/** What became of each line of a change set so far, and how many there are of each outcome. */
export function lineOutcomes(set: ChangeSet) {
  const holder = holderOf(set);
  const byKey = new Map<string, LineOutcome>();
  const counts: Counts = { applied: 0, refused: 0, held: 0, unknown: 0 };

  const mayGo = (key: string) => !byKey.has(key);

  function note(key: string, outcome: LineOutcome | undefined): void {
    const before = byKey.get(key);
    if (before) counts[before.state] -= 1;
    if (outcome) {
      counts[outcome.state] += 1;
      byKey.set(key, outcome);
    } else byKey.delete(key);
  }

  return {
    counts: (): Counts => ({ ...counts }),
    of: (key: string) => byKey.get(key),
    /** Whether nothing has become of it yet. */
    mayGo,
    note,
    /** What depends on these is not attempted. */
    hold(failed: readonly string[]): void {
      for (const key of holder.hold(failed)) if (mayGo(key)) note(key, { state: "held" });
    },
    /** It is not known what became of the lines of this call. */
    noteUnknown({ rows }: PlannedCall): void {
      for (const { lines } of rows) for (const key of lines) note(key, { state: "unknown" });
    },
    forgetUnknown({ rows }: PlannedCall): void {
      for (const { lines } of rows) {
        for (const key of lines) if (byKey.get(key)?.state === "unknown") note(key, undefined);
      }
    },
  };
}
