/** Where a key leads from row `at` of `count`; undefined: it is no key for walking. `page`: rows in a window. */
export function rowPlace(key: string, at: number, count: number, page: number): number | undefined {
  const moves: { [key: string]: number } = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  if (count === 0 || !Object.hasOwn(moves, key)) return undefined;
  return Math.min(Math.max(moves[key] ?? at, 0), count - 1);
}

/** The index of the row with the id, looked for first where it was last: rows seldom move. */
export function indexOfRow<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  id: string | undefined,
  last: number,
): number {
  if (id === undefined) return -1;
  const there = rows[last];
  if (there !== undefined && rowId(there) === id) return last;
  return rows.findIndex((row) => rowId(row) === id);
}
