import type { Record as ZoneRecord } from "@/lib/contract/records";
import { type RecordRow, recordRow } from "./record-row";

/** The rows of a zone in the order of a zone file, and ways to find among them. */
export interface RecordRows {
  all: readonly RecordRow[];
  byId: ReadonlyMap<string, RecordRow>;
  /** By absolute name. */
  byName: ReadonlyMap<string, readonly RecordRow[]>;
}

/**
 * Rows of one zone (its trailing dot optional). A record that was not read again keeps its row, so that a change of
 * one record makes one row new.
 */
export function createRowReader(zone: string): (records: readonly ZoneRecord[]) => RecordRows {
  const known = new WeakMap<ZoneRecord, RecordRow>();
  return (records) => {
    const all = records.map((record) => {
      const row = known.get(record) ?? recordRow(record, zone);
      known.set(record, row);
      return row;
    });
    all.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
    const byName = new Map<string, RecordRow[]>();
    for (const row of all) {
      const same = byName.get(row.fqdn);
      if (same) same.push(row);
      else byName.set(row.fqdn, [row]);
    }
    return { all, byId: new Map(all.map((row) => [row.id, row])), byName };
  };
}
