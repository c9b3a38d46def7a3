"use client";

import { useEffect, useRef } from "react";
import { allToggled, type Selection } from "./selection";

/** So many rows are chosen at once; of more the set is made a little at a time. */
const atOnce = 10_000;

/** Chooses all rows, or none of them when all were chosen already. */
export function useChooseAll<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  selection: Selection<Row> | undefined,
): () => void {
  const latest = useRef({ rows, selection });
  useEffect(() => {
    latest.current = { rows, selection };
  });
  const choose = async () => {
    const now = latest.current;
    if (!now.selection) return;
    const { selected, onChange } = now.selection;
    if (now.rows.length <= atOnce || selected.size > 0) {
      return onChange(allToggled(selected, now.rows.map(rowId)));
    }
    const next = new Set<string>();
    for (let at = 0; at < now.rows.length; at += atOnce) {
      for (const row of now.rows.slice(at, at + atOnce)) next.add(rowId(row));
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    const { rows: rowsNow, selection: selectionNow } = latest.current;
    // Something else was filtered or chosen meanwhile: that is what counts.
    if (rowsNow === now.rows && selectionNow?.selected === selected) onChange(next);
  };
  return () => void choose();
}
