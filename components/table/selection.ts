/** Which rows are chosen, by id. */
export interface Selection<Row> {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  /** Names a row for its checkbox: "www A". */
  labelOf(row: Row): string;
}

/** The selection with one row turned over, and every other of the range with it, which holds it. */
export function toggled(
  selected: ReadonlySet<string>,
  id: string,
  range: Iterable<string> = [id],
): ReadonlySet<string> {
  const choose = !selected.has(id);
  const next = new Set(selected);
  for (const each of range) {
    if (choose) next.add(each);
    else next.delete(each);
  }
  return next;
}

/** All of these rows, or none of them when all were chosen already; rows elsewhere stay as they are. */
export function allToggled(selected: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  // In one go: many at a time are added far faster so.
  if (!ids.every((id) => selected.has(id))) return new Set(selected.size === 0 ? ids : [...selected, ...ids]);
  const next = new Set(selected);
  for (const id of ids) next.delete(id);
  return next;
}
