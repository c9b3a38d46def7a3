"use client";

import { useShortcut } from "@/components/shell/use-shortcut";

export interface RowShortcutOf<Row> {
  keys: string;
  label: string;
  run(row: Row): void;
}

/** A key that acts on the active row; none without one. */
export function RowShortcut<Row>({ keys, label, run, row }: RowShortcutOf<Row> & { row: Row | undefined }) {
  useShortcut(
    keys,
    label,
    () => {
      if (row !== undefined) run(row);
    },
    { enabled: row !== undefined, group: "Table" },
  );
  return null;
}
