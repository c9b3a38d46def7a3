import { exclusiveTypes } from "./clash";
import type { ImportRow } from "./import-rows";
import { Neighbours, push } from "./neighbours";
import type { PlainRecord } from "./plain-record";
import { each, type Steps } from "./slices";

/** Which rows of an import cannot stand beside each other, by their places. */
export function* importClashes(rows: readonly ImportRow[]): Steps<Map<number, number[]>> {
  // Few names have a type that forbids others: only what stands there is looked at.
  const names = new Set<string>();
  yield* each(rows, (row) => {
    const record = recordOf(row);
    if (record && exclusiveTypes.has(record.type)) names.add(record.name);
  });
  const clashes = new Map<number, number[]>();
  if (names.size === 0) return clashes;
  const there = new Neighbours<number>();
  yield* each(rows.entries(), ([at, row]) => {
    const record = recordOf(row);
    if (record && names.has(record.name)) there.add(record, at);
  });
  yield* each(rows.entries(), ([at, row]) => {
    const record = recordOf(row);
    if (!record || !comes(row) || !names.has(record.name)) return;
    for (const { of } of there.against(record, Number.POSITIVE_INFINITY)) {
      const other = rows[of];
      push(clashes, at, of);
      // The other says it of itself where it comes too.
      if (other && !comes(other)) push(clashes, of, at);
    }
  });
  return clashes;
}

/** What a row would bring, or take away, or change in place; null where nothing of it can be ticked. */
function recordOf(row: ImportRow): PlainRecord | null {
  if (row.kind === "deleted") return row.from;
  if (row.kind === "conflicting") return row.replaces && row.to;
  return row.kind === "new" || row.kind === "changed" ? row.to : null;
}

function comes({ kind }: ImportRow): boolean {
  return kind === "new" || kind === "conflicting";
}
