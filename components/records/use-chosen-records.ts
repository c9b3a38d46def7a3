"use client";

import { useDeferredValue, useMemo, useState } from "react";
import type { Selection } from "@/components/table/selection";
import { type RecordRow, recordTitle } from "./record-row";
import type { RecordRows } from "./record-rows";

/** The records chosen for an act on all of them, whatever the filter shows of them. */
export interface ChosenRecords {
  /** In the order of a zone file. */
  rows: readonly RecordRow[];
  /** How many of them the filter leaves out. */
  hidden: number;
  clear: () => void;
}

const nobody: ReadonlySet<string> = new Set();
const none: readonly RecordRow[] = [];

/** Which records are chosen; kept while filters change. */
export function useChosenRecords(
  rows: RecordRows,
  shown: readonly RecordRow[],
): { chosen: ChosenRecords; selection: Selection<RecordRow> } {
  const [selected, setSelected] = useState(nobody);
  // The boxes are ticked first: of 100,000 records, what they are together takes a moment.
  const settled = useDeferredValue(selected);
  const chosen = useMemo(
    () => (settled.size === 0 ? none : rows.all.filter(({ id }) => settled.has(id))),
    [rows, settled],
  );
  const inSight = useMemo(
    () => (settled.size === 0 ? 0 : shown.reduce((count, { id }) => count + Number(settled.has(id)), 0)),
    [shown, settled],
  );
  return useMemo(
    () => ({
      chosen: { rows: chosen, hidden: chosen.length - inSight, clear: () => setSelected(nobody) },
      selection: {
        selected,
        onChange: setSelected,
        labelOf: (row: RecordRow) => `${recordTitle(row)} ${row.value}`,
      },
    }),
    [chosen, inSight, selected],
  );
}
