import { each, finish, type Steps } from "@/lib/changes/slices";
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
export function diffRows(diff: ZoneDiff): DiffRow[] {
  return finish(diffRowSteps(diff));
}

/** {@link diffRows} a little at a time. */
export function* diffRowSteps({ groups }: ZoneDiff): Steps<DiffRow[]> {
  const lastOf = new Map<string, string>();
  yield* each(groups, ({ lines }) => {
    for (const { key, sign } of lines) lastOf.set(key, sign);
  });
  const rows: DiffRow[] = [];
  yield* each(groups, ({ name, lines }) => {
    rows.push({ kind: "name", id: `name:${name}`, name });
    for (const { sign, text, key, note } of lines) {
      const last = lastOf.get(key) === sign;
      rows.push({ kind: "line", id: `${key}${sign}`, key, sign, text, note, last });
    }
  });
  return rows;
}
