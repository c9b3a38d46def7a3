"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { useCopy } from "@/components/ui/use-copy";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { BulkKind } from "./bulk-input";
import { BulkSheet } from "./bulk-sheet";
import { recordsText } from "./bulk-words";
import { download, exportRecords, zoneFileLines } from "./export-records";
import { useRecordsWorkspace } from "./records-workspace";
import type { ChosenRecords } from "./use-chosen-records";

const BulkExportItems = onDemand(() =>
  import("./bulk-export-items").then((module) => module.BulkExportItems),
);

const acts = [
  ["ttl", "Set TTL"],
  ["enable", "Enable"],
  ["disable", "Disable"],
  ["replace", "Find and replace"],
  ["delete", "Delete"],
] as const;

/** What can be done to all chosen records, at the bottom of the page, where it pushes no row. */
export function BulkBar({ chosen }: { chosen: ChosenRecords }) {
  const { reasons } = useRecordsWorkspace();
  const [opened, setOpened] = useState<{ kind: BulkKind; open: boolean; round: number }>();
  const open = (kind: BulkKind) => setOpened({ kind, open: true, round: (opened?.round ?? 0) + 1 });
  const { rows, hidden } = chosen;
  const deletes = { enabled: rows.length > 0 && reasons.delete === undefined, group: "Records" };
  useShortcut("x", "Delete the selected records", () => open("delete"), deletes);
  useShortcut("delete", "Delete the selected records", () => open("delete"), deletes);
  return (
    <>
      {rows.length > 0 && (
        <section
          aria-label="Selected records"
          className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-line-strong border-t bg-raised px-4 py-2 md:px-6"
        >
          <p role="status" className="min-w-0 max-sm:flex-1">
            <span className="font-medium tabular-nums">{recordsText(rows.length)} selected</span>
            {hidden > 0 && (
              <span className="text-muted"> · {hidden.toLocaleString("en")} hidden by the filter</span>
            )}
          </p>
          <div className="flex flex-wrap gap-2 max-sm:order-1 max-sm:basis-full">
            {acts.map(([kind, label]) => (
              <Button
                key={kind}
                size="sm"
                disabledReason={kind === "delete" ? reasons.delete : reasons.update}
                onClick={() => open(kind)}
              >
                {label}
              </Button>
            ))}
            <Export chosen={chosen} />
          </div>
          <span className="ml-auto">
            <IconButton
              size="sm"
              label="Clear the selection"
              shortcut="escape"
              icon={<X aria-hidden="true" className="size-4" />}
              onClick={chosen.clear}
            />
          </span>
        </section>
      )}
      {opened && (
        <BulkSheet
          key={opened.round}
          open={opened.open}
          kind={opened.kind}
          chosen={chosen}
          onClose={() => setOpened({ ...opened, open: false })}
        />
      )}
    </>
  );
}

const exportWords = { idle: "Export", copied: "Copied", refused: "The browser refused to copy" } as const;

function Export({ chosen: { rows } }: { chosen: ChosenRecords }) {
  const { zone, defaultTtl } = useRecordsWorkspace();
  const [state, copy] = useCopy();
  return (
    <>
      <VisuallyHidden role="status">{state !== "idle" && exportWords[state]}</VisuallyHidden>
      <Menu
        align="end"
        side="top"
        trigger={
          <Button size="sm">
            <span className="flex items-center gap-1">
              {exportWords[state]}
              <ChevronDown aria-hidden="true" className="size-3.5 text-muted" />
            </span>
          </Button>
        }
      >
        <BulkExportItems
          onCopy={() => copy(zoneFileLines(rows, zone))}
          onDownload={(format) =>
            download(exportRecords(rows, format, { name: zone, defaultTtl: defaultTtl ?? 0 }))
          }
          noZoneFile={defaultTtl === null ? "The zone’s default TTL is not known." : undefined}
        />
      </Menu>
    </>
  );
}
