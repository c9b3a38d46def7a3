"use client";

import { MenuItem } from "@/components/ui/menu-items";
import type { LogFileKind } from "./start-export";

interface ExportItemsProps {
  total: number;
  narrowed: boolean;
  disabledReason: string | undefined;
  onExport: (kind: LogFileKind) => void;
}

/** What the menu of the export offers. */
export function ExportItems({ total, narrowed, disabledReason, onExport }: ExportItemsProps) {
  return (
    <>
      <MenuItem disabledReason={disabledReason} onSelect={() => onExport("csv")}>
        CSV, for spreadsheets
      </MenuItem>
      <MenuItem disabledReason={disabledReason} onSelect={() => onExport("jsonl")}>
        JSON lines, for programs
      </MenuItem>
      <p className="max-w-60 px-2 py-1 text-muted text-xs">
        {total === 1 ? "The entry" : `All ${total.toLocaleString("en")} entries`} that the filters match, of
        all pages{narrowed && ", whether they have the text or not"}.
      </p>
    </>
  );
}
