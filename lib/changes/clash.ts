import { coexistenceConflicts } from "@/lib/dns/coexistence";

/** Types that forbid others at their name, or a second of their own. */
export const exclusiveTypes: ReadonlySet<string> = new Set(["CNAME", "DNAME", "ALIAS", "SOA"]);

/**
 * Whether two different records cannot share a name, by their types. The rules of {@link coexistenceConflicts} look at
 * types and the apex alone, duplicates apart; so they are asked once for each pair of types.
 */
export function typesClash(type: string, other: string, atApex: boolean): boolean {
  if (!exclusiveTypes.has(type) && !exclusiveTypes.has(other)) return false;
  return remembered(`${type} ${other} ${atApex}`, () => {
    return broken(type, [other], atApex).some(({ conflicts }) => conflicts.length > 0);
  });
}

/** Whether a record of the type cannot be at the apex, or cannot be elsewhere, whatever else is there. */
export function isMisplaced(type: string, atApex: boolean): boolean {
  return remembered(`${type} ${atApex}`, () => broken(type, [], atApex).length > 0);
}

function broken(type: string, others: readonly string[], atApex: boolean) {
  const name = atApex ? "zone." : "name.zone.";
  // Contents that cannot be read are compared as they stand; these two differ.
  const neighbours = others.map((other) => ({ id: "other", name, type: other, content: "other" }));
  return coexistenceConflicts({ name, type, content: "own" }, neighbours, "zone.");
}

const answers = new Map<string, boolean>();

function remembered(question: string, ask: () => boolean): boolean {
  const known = answers.get(question);
  if (known !== undefined) return known;
  const answer = ask();
  // Types may come from a text of somebody else's: what is remembered stays small.
  if (answers.size < 2_000) answers.set(question, answer);
  return answer;
}
