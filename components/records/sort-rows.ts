import type { Sort } from "@/components/table/sort";
import { typeRank } from "@/lib/dns/zone-order";
import type { Grouping } from "./grouping";
import type { RecordRow } from "./record-row";

/** By name is the order of a zone file. */
type SortColumn = "name" | "type" | "value" | "ttl" | "state" | "created";

const keys: { [C in SortColumn]: (row: RecordRow, zoneTtl: number) => string | number } = {
  name: (row) => row.order,
  type: (row) => row.type,
  value: (row) => row.valueKey,
  ttl: (row, zoneTtl) => row.ttl ?? zoneTtl,
  state: (row) => Number(row.disabled),
  created: (row) => Date.parse(row.record.created_at ?? "") || 0,
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

/** Rows in the order that a view asks for; `grouping` is what of it they stand together by. */
export function arrangeRows(
  rows: readonly RecordRow[],
  { sort, group }: { sort: Sort | null | undefined; group: Grouping | "none" },
  zoneTtl: number,
): { rows: readonly RecordRow[]; grouping: Grouping | null } {
  const sorted = sortRows(rows, sort, zoneTtl);
  if (group === "type") return { rows: byType(sorted), grouping: "type" };
  const byName = !sort || !isSortColumn(sort.by) || sort.by === "name";
  return { rows: sorted, grouping: group === "name" && byName ? "name" : null };
}

/** The types in the order of a zone file, the rows of each in the order they had. */
function byType(rows: readonly RecordRow[]): readonly RecordRow[] {
  const types = new Map<string, RecordRow[]>();
  for (const row of rows) {
    const same = types.get(row.type);
    if (same) same.push(row);
    else types.set(row.type, [row]);
  }
  const order = [...types.keys()].sort((a, b) => typeRank(a) - typeRank(b) || (a < b ? -1 : 1));
  return order.flatMap((type) => types.get(type) ?? []);
}
