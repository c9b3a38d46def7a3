import { differences, type ZoneModel } from "./zone-model";

/** What may go wrong with the console's word, none of which may ever happen. */
const faults = {
  lost: "Lost: said to be applied, and is not",
  misreported: "Misreported: said not to be applied, and is; or never said",
  duplicated: "Duplicated: sent twice by itself, or there twice",
  typing: "Typing lost",
  errors: "Errors that nobody caught",
  stuck: "Stuck: no way on was offered",
} as const;
export type FaultKind = keyof typeof faults;

/** What was found, edit by edit. */
export interface Tally {
  edits: Map<string, { applied: number; refused: number }>;
  found: { kind: FaultKind; where: string; what: string }[];
  /** How often each way on was taken. */
  ways: Map<string, number>;
}

export function newTally(): Tally {
  return { edits: new Map(), found: [], ways: new Map() };
}

export function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** How a zone differs from what the console made one expect, as words; empty when it does not. */
export function discrepancy(wanted: ZoneModel, found: ZoneModel): string {
  return differences(wanted, found).join("; ");
}

/** A line for each of several counts: `3 × dropped before`. */
export function listing(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, number]) => `  ${String(number).padStart(5)} × ${what}`).join("\n");
}

/** The figures of a whole run. */
export function summary({ edits, found, ways }: Tally): string {
  const all = [...edits.values()];
  const applied = all.reduce((sum, one) => sum + one.applied, 0);
  const refused = all.reduce((sum, one) => sum + one.refused, 0);
  const byKind = new Map(
    [...edits].map(([kind, one]) => [`${kind} (${one.refused} of them given up)`, one.applied + one.refused]),
  );
  const lines = (Object.keys(faults) as FaultKind[]).map(
    (kind) => `${faults[kind]}: ${found.filter((one) => one.kind === kind).length}`,
  );
  return [
    `Edits: ${applied + refused}, of which ${applied} were applied and ${refused} given up after a refusal`,
    listing(byKind),
    "Ways on that were taken:",
    listing(ways),
    ...lines,
    ...found.map(({ kind, where, what }) => `- ${kind}, ${where}: ${what}`),
  ].join("\n");
}
