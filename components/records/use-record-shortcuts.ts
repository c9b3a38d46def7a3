"use client";

import { useMemo } from "react";
import { type PageAction, usePageActions } from "@/components/shell/page-actions";
import { useShortcut } from "@/components/shell/use-shortcut";
import type { RowShortcutOf } from "@/components/table/row-shortcut";
import type { RecordRow } from "./record-row";
import type { RecordsWorkspace } from "./records-workspace";
import { rowReasons } from "./row-reasons";
import type { ChosenRecords } from "./use-chosen-records";

interface ShortcutOptions {
  /** Id of the record in the URL. */
  current: string | null;
  choose: (id: string | null) => void;
  /** Those chosen for an act on all of them. */
  chosen: ChosenRecords;
  showWhole: (of: { id: string; anchor: HTMLElement }) => void;
  /** Unset where the viewer may not read the audit log. */
  showHistory: ((row: RecordRow) => void) | undefined;
}

/** Keys of the page, what of it the palette offers, and the keys of a row, for the table. */
export function useRecordShortcuts(
  { reasons, openPanel, askDelete, acts }: RecordsWorkspace,
  { current, choose, chosen, showWhole, showHistory }: ShortcutOptions,
): readonly RowShortcutOf<RecordRow>[] {
  const mayAdd = reasons.create === undefined;
  const add = () => openPanel({ mode: "add" });
  useShortcut("n", "Add a record", add, { enabled: mayAdd, group: "Records" });
  useShortcut("a", "Add a record", add, { enabled: mayAdd, group: "Records" });
  const many = chosen.rows.length > 0;
  const leave = many ? "Clear the selection" : "Leave the record";
  useShortcut("escape", leave, () => (many ? chosen.clear() : choose(null)), {
    enabled: many || current !== null,
    group: "Records",
  });

  const { create } = reasons;
  usePageActions(
    useMemo(
      (): PageAction[] => [
        {
          label: "Add a record",
          shortcut: "n",
          disabledReason: create,
          run: () => openPanel({ mode: "add" }),
        },
      ],
      [create, openPanel],
    ),
  );

  const remove = (row: RecordRow) => {
    if (rowReasons(row, reasons).delete === undefined) askDelete(row.id);
  };
  return [
    { keys: "e", label: "Edit the record", run: ({ id }) => openPanel({ mode: "edit", id }) },
    {
      keys: "d",
      label: "Duplicate the record",
      run: ({ id }) => {
        if (mayAdd) openPanel({ mode: "copy", id });
      },
    },
    {
      keys: "t",
      label: "Turn the record on or off",
      run: (row) => {
        if (rowReasons(row, reasons).toggle === undefined) acts.setDisabled(row.record, !row.disabled);
      },
    },
    // Of several that are selected, the bar below them deletes all.
    ...(many ? [] : (["x", "delete"] as const)).map((keys) => ({
      keys,
      label: "Delete the record",
      run: remove,
    })),
    ...(showHistory
      ? [
          {
            keys: "h",
            label: "History of the record",
            run: (row: RecordRow) => {
              if (row.staged !== "new") showHistory(row);
            },
          },
        ]
      : []),
    {
      keys: "v",
      label: "Show the whole value",
      run: ({ id }) => {
        const row = document.activeElement?.closest<HTMLElement>("[role=row]");
        if (row) showWhole({ id, anchor: row });
      },
    },
  ];
}
