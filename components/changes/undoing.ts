import type { ChangeLine } from "@/lib/changes/change-set";
import { samePlain } from "@/lib/changes/plain-record";
import { sessionChanges } from "./session-changes";
import type { StagedPlace } from "./staged-database";

/** The staged lines that take an entry of the session back, those that are still to be applied. */
type Undoing = Map<number, Map<string, ChangeLine>>;

const undoing = new Map<string, Undoing>();

function at({ person, domainId }: StagedPlace): Undoing {
  const key = JSON.stringify([person, domainId]);
  const known = undoing.get(key) ?? new Map();
  undoing.set(key, known);
  return known;
}

/** Notes which staged lines take an entry back. */
export function beginUndoing(place: StagedPlace, entry: number, lines: readonly ChangeLine[]): void {
  at(place).set(entry, new Map(lines.map((line) => [line.key, line])));
}

/** These staged lines are so in the zone now: entries that they take back are marked. */
export function noteUndone(place: StagedPlace, lines: Iterable<ChangeLine>): void {
  const entries = at(place);
  if (entries.size === 0) return;
  const done = [...lines];
  for (const [entry, left] of entries) {
    const before = left.size;
    for (const line of done) {
      const wanted = left.get(line.key);
      // A line of the same key may have been staged since for something else.
      if (wanted && sameChange(wanted, line)) left.delete(line.key);
    }
    if (left.size === before) continue;
    sessionChanges.mark(place, entry, left.size === 0 ? "whole" : "part");
    if (left.size === 0) entries.delete(entry);
  }
}

function sameChange(a: ChangeLine, b: ChangeLine): boolean {
  if (a.kind === "delete" || b.kind === "delete") return a.kind === b.kind;
  return a.kind === b.kind && samePlain(a.to, b.to);
}
