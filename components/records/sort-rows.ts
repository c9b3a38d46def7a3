import type { Sort } from "@/components/table/sort";
import { naturalKey } from "@/lib/dns/zone-order";
import type { RecordRow } from "./record-row";

/** By name is the order of a zone file. */
type SortColumn = "name" | "type" | "value" | "ttl" | "state";

const keys: { [C in SortColumn]: (row: RecordRow, zoneTtl: number) => string | number } = {
  name: (row) => row.order,
  type: (row) => row.type,
  value: (row) => naturalKey(row.value.toLowerCase()),
  ttl: (row, zoneTtl) => row.ttl ?? zoneTtl,
  state: (row) => Number(row.disabled),
};

function isSortColumn(by: string): by is SortColumn {
  return Object.hasOwn(keys, by);
}

/**
 * Rows that stand in the order of a zone file, sorted by a column; equal ones keep that order. `zoneTtl`, in seconds,
 * is what an unset TTL counts as.
 */
export function sortRows(
  rows: readonly RecordRow[],
  sort: Sort | null | undefined,
  zoneTtl: number,
): readonly RecordRow[] {
  if (!sort || !isSortColumn(sort.by) || (sort.by === "name" && !sort.descending)) return rows;
  const key = keys[sort.by];
  const factor = sort.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: key(row, zoneTtl) }))
    .sort((a, b) => (a.key < b.key ? -factor : a.key > b.key ? factor : 0))
    .map(({ row }) => row);
}

/** Whether rows of one name stand together. */
export function isGroupedByName(sort: Sort | null | undefined): boolean {
  return !sort || !isSortColumn(sort.by) || sort.by === "name";
}
