import type { Steps } from "@/lib/changes/slices";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { type RecordRow, recordRow } from "./record-row";

/** The rows of a zone in the order of a zone file, and ways to find among them. */
export interface RecordRows {
  all: readonly RecordRow[];
  byId: ReadonlyMap<string, RecordRow>;
  /** By absolute name. */
  byName: ReadonlyMap<string, readonly RecordRow[]>;
}

/** Rows made between two looks at the clock. */
const slice = 500;

/**
 * Rows of one zone (its trailing dot optional). A record that was not read again keeps its row, so that a change of
 * one record makes one row new, and puts it in its place without sorting the zone again.
 */
export function createRowReader(zone: string) {
  const known = new WeakMap<ZoneRecord, RecordRow>();
  let sorted: readonly RecordRow[] = [];

  const rowOf = (record: ZoneRecord): RecordRow => {
    const row = known.get(record) ?? recordRow(record, zone);
    known.set(record, row);
    return row;
  };
  return {
    /** How many rows would have to be made for these records. */
    missing: (records: readonly ZoneRecord[]) =>
      records.reduce((count, record) => count + Number(!known.has(record)), 0),
    read(records: readonly ZoneRecord[]): RecordRows {
      const present = new Set(records);
      const kept = sorted.filter(({ record }) => present.delete(record));
      sorted = merge(kept, inOrder(Array.from(present, rowOf)));
      return findable(sorted);
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
    },
  };
}

function inOrder(rows: RecordRow[]): readonly RecordRow[] {
  return rows.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
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

/** The maps are made when they are first asked for: most changes of a zone need neither. */
function findable(all: readonly RecordRow[]): RecordRows {
  let byId: ReadonlyMap<string, RecordRow> | undefined;
  let byName: ReadonlyMap<string, readonly RecordRow[]> | undefined;
  return {
    all,
    get byId() {
      byId ??= new Map(all.map((row) => [row.id, row]));
      return byId;
    },
    get byName() {
      byName ??= groupedByName(all);
      return byName;
    },
  };
}

function groupedByName(rows: readonly RecordRow[]): ReadonlyMap<string, readonly RecordRow[]> {
  const byName = new Map<string, RecordRow[]>();
  for (const row of rows) {
    const same = byName.get(row.fqdn);
    if (same) same.push(row);
    else byName.set(row.fqdn, [row]);
  }
  return byName;
}
