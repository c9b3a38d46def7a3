import type { RecordRow } from "./record-row";

/** A row in its place: `repeat` when the row above has the same name. */
export interface ShownRow {
  id: string;
  row: RecordRow;
  repeat: boolean;
}

/**
 * Puts rows in their places. A row in an equal place is the same object as before, so that it is not drawn again.
 * `grouped`: rows of one name stand together.
 */
export function createPlacer(): (rows: readonly RecordRow[], grouped: boolean) => readonly ShownRow[] {
  const known = new WeakMap<RecordRow, { first: ShownRow; repeat: ShownRow }>();
  return (rows, grouped) =>
    rows.map((row, index) => {
      let places = known.get(row);
      if (!places) {
        const { id } = row;
        places = { first: { id, row, repeat: false }, repeat: { id, row, repeat: true } };
        known.set(row, places);
      }
      return grouped && rows[index - 1]?.fqdn === row.fqdn ? places.repeat : places.first;
    });
}
