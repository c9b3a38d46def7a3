import type { RecordRow } from "./record-row";

export const groupings = ["name", "type"] as const;
/** What rows that stand together have in common. */
export type Grouping = (typeof groupings)[number];

/** A row in its place. */
export interface ShownRow {
  id: string;
  row: RecordRow;
  /** What it has in common with the row above it. */
  repeats: Grouping | null;
}

/**
 * Puts rows in their places. A row in an equal place is the same object as before, so that it is not drawn again.
 * `grouping`: what rows of it stand together; null: they stand in another order.
 */
export function createPlacer(): (
  rows: readonly RecordRow[],
  grouping: Grouping | null,
) => readonly ShownRow[] {
  const known = new WeakMap<RecordRow, { [repeats in Grouping | "none"]: ShownRow }>();
  return (rows, grouping) =>
    rows.map((row, index) => {
      let places = known.get(row);
      if (!places) {
        const { id } = row;
        const place = (repeats: Grouping | null): ShownRow => ({ id, row, repeats });
        places = { none: place(null), name: place("name"), type: place("type") };
        known.set(row, places);
      }
      const above = rows[index - 1];
      const repeats =
        above === undefined || grouping === null
          ? false
          : grouping === "name"
            ? above.fqdn === row.fqdn
            : above.type === row.type;
      return places[repeats && grouping ? grouping : "none"];
    });
}
