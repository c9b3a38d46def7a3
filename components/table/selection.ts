/** Which rows are chosen, by id. */
export interface Selection<Row> {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  /** Names a row for its checkbox: "www A". */
  labelOf(row: Row): string;
}

/** The selection with one row turned over; with `from`, every row between that and this one takes its new state. */
export function toggled(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  index: number,
  from?: number,
): ReadonlySet<string> {
  const id = ids[index];
  if (id === undefined) return selected;
  const choose = !selected.has(id);
  const next = new Set(selected);
  const start = from === undefined ? index : Math.min(from, index);
  const end = from === undefined ? index : Math.max(from, index);
  for (const each of ids.slice(start, end + 1)) {
    if (choose) next.add(each);
    else next.delete(each);
  }
  return next;
}

/** All of these rows, or none of them when all were chosen already; rows elsewhere stay as they are. */
export function allToggled(selected: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const next = new Set(selected);
  const all = ids.every((id) => selected.has(id));
  for (const id of ids) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return next;
}
