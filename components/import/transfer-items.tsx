"use client";

import Download from "lucide-react/icons/download";
import Upload from "lucide-react/icons/upload";
import { changesText } from "@/components/changes/count-words";
import { useStaging } from "@/components/changes/use-staging";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-items";
import type { ImportFormat } from "@/lib/changes/import-entries";
import { transferFormats } from "@/lib/contract/transfer";
import { formatNames } from "./import-words";

interface TransferItemsProps {
  domainId: string;
  zone: string;
  /** Why nothing can be imported. */
  importReason: string | undefined;
  onImport: () => void;
  onExport: (format: ImportFormat) => void;
}

/** What the menu offers. */
export function TransferItems({ domainId, zone, importReason, ...acts }: TransferItemsProps) {
  const { count: staged } = useStaging(domainId, zone);
  return (
    <>
      <MenuItem
        icon={<Upload aria-hidden="true" className="size-4" />}
        disabledReason={importReason}
        onSelect={acts.onImport}
      >
        Import records…
      </MenuItem>
      <MenuSeparator />
      {transferFormats.map((format) => (
        <MenuItem
          key={format}
          icon={<Download aria-hidden="true" className="size-4" />}
          onSelect={() => acts.onExport(format)}
        >
          Export as {formatNames[format]}
        </MenuItem>
      ))}
      {staged > 0 && (
        <p className="max-w-56 px-2 py-1 text-muted text-xs">
          The {changesText(staged)} staged {staged === 1 ? "is" : "are"} not in it.
        </p>
      )}
    </>
  );
}
