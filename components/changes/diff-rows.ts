import type { ZoneDiff } from "@/lib/changes/zone-diff";

/** One row of the review's list. */
export type DiffRow =
  | { kind: "name"; id: string; name: string }
  | {
      kind: "line";
      id: string;
      key: string;
      sign: "-" | "+";
      text: string;
      note: string | null;
      /** The last of its change, which carries what can be done about it. */
      last: boolean;
    };

/** The rows of a diff: its names, each with its lines below. */
export function diffRows({ groups }: ZoneDiff): DiffRow[] {
  const lastOf = new Map<string, string>();
  for (const { lines } of groups) for (const { key, sign } of lines) lastOf.set(key, sign);
  return groups.flatMap(({ name, lines }): DiffRow[] => [
    { kind: "name", id: `name:${name}`, name },
    ...lines.map(
      ({ sign, text, key, note }): DiffRow => ({
        ...{ kind: "line", id: `${key}${sign}`, key, sign, text, note },
        last: lastOf.get(key) === sign,
      }),
    ),
  ]);
}
