import type { Steps } from "@/lib/changes/slices";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { changedPart } from "./changed-part";
import { type RecordRow, recordRow } from "./record-row";
import { inOrder, type RowChange, type RowLookups, rowLookups } from "./row-lookups";

/** The rows of a zone in the order of a zone file, and ways to find among them. */
export interface RecordRows extends RowLookups {
  all: readonly RecordRow[];
}

/** Rows made between two looks at the clock. */
const slice = 500;

/** So many changes are put into their places one by one. */
const few = 50;

/**
 * Rows of one zone (its trailing dot optional). A record that was not read again keeps its row, so that a change of
 * one record makes one row new, and puts it in its place without going through the zone again.
 */
export function createRowReader(zone: string) {
  const known = new WeakMap<ZoneRecord, RecordRow>();
  let last: readonly ZoneRecord[] = [];
  let sorted: readonly RecordRow[] = [];
  let lookups = rowLookups(sorted);

  const rowOf = (record: ZoneRecord): RecordRow => {
    const row = known.get(record) ?? recordRow(record, zone);
    known.set(record, row);
    return row;
  };
  return {
    /** How many rows would have to be made for these records. */
    missing: (records: readonly ZoneRecord[]) => {
      const { from, to } = changedPart(last, records);
      return records.slice(from, to).reduce((count, record) => count + Number(!known.has(record)), 0);
    },
    read(records: readonly ZoneRecord[]): RecordRows {
      const { from, was, to } = changedPart(last, records);
      const left = new Set(last.slice(from, was));
      const fresh = inOrder(
        records
          .slice(from, to)
          .filter((record) => !left.delete(record))
          .map(rowOf),
      );
      const gone = Array.from(left, rowOf);
      if (gone.length + fresh.length <= few) {
        sorted = replaced(sorted, { gone, fresh });
        lookups = lookups.after({ gone, fresh }, sorted);
      } else {
        sorted = merge(gone.length === 0 ? sorted : sorted.filter(({ record }) => !left.has(record)), fresh);
        lookups = rowLookups(sorted);
      }
      last = records;
      return { all: sorted, byId: lookups.byId, byName: lookups.byName };
    },
    /** Makes the rows of many records little by little, so that `read` has them at hand. */
    *prepare(records: readonly ZoneRecord[]): Steps<void> {
      const rest = new Set(records);
      const kept = sorted.filter(({ record }) => rest.delete(record));
      const fresh = [...rest];
      let parts: (readonly RecordRow[])[] = [kept];
      for (let at = 0; at < fresh.length; at += slice) {
        parts.push(inOrder(fresh.slice(at, at + slice).map(rowOf)));
        yield;
      }
      while (parts.length > 1) {
        const merged: (readonly RecordRow[])[] = [];
        for (let at = 0; at < parts.length; at += 2) {
          merged.push(merge(parts[at] ?? [], parts[at + 1] ?? []));
          yield;
        }
        parts = merged;
      }
      sorted = parts[0] ?? [];
      lookups = rowLookups(sorted);
      last = records;
    },
  };
}

/** Two lists in order as one; of equals, those of the first come first. */
function merge(a: readonly RecordRow[], b: readonly RecordRow[]): readonly RecordRow[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const merged: RecordRow[] = [];
  let at = 0;
  for (const row of b) {
    for (let next = a[at]; next && next.order <= row.order; next = a[++at]) merged.push(next);
    merged.push(row);
  }
  for (; at < a.length; at++) {
    const next = a[at];
    if (next) merged.push(next);
  }
  return merged;
}

/** Few rows taken out and others put in their places. */
function replaced(rows: readonly RecordRow[], { gone, fresh }: RowChange): readonly RecordRow[] {
  if (gone.length + fresh.length === 0) return rows;
  const next = [...rows];
  for (const row of gone) {
    const at = next.indexOf(
      row,
      placeOf(next, (order) => order < row.order),
    );
    if (at >= 0) next.splice(at, 1);
  }
  for (const row of fresh) {
    const at = placeOf(next, (order) => order <= row.order);
    next.splice(at, 0, row);
  }
  return next;
}

/** Where the rows begin whose order is not `before`, in a list that is in order. */
function placeOf(rows: readonly RecordRow[], before: (order: string) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row && before(row.order)) low = middle + 1;
    else high = middle;
  }
  return low;
}
