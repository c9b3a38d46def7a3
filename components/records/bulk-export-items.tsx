"use client";

import { MenuItem, MenuSeparator } from "@/components/ui/menu-items";
import type { ExportFormat } from "./export-records";

interface BulkExportItemsProps {
  onCopy: () => void;
  onDownload: (format: ExportFormat) => void;
  /** Why a zone file cannot be written. */
  noZoneFile: string | undefined;
}

/** The chosen records as text. */
export function BulkExportItems({ onCopy, onDownload, noZoneFile }: BulkExportItemsProps) {
  return (
    <>
      <MenuItem onSelect={onCopy}>Copy as zone-file lines</MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => onDownload("bind")} disabledReason={noZoneFile}>
        Download as a zone file
      </MenuItem>
      <MenuItem onSelect={() => onDownload("json")}>Download as JSON</MenuItem>
      <MenuItem onSelect={() => onDownload("csv")}>Download as CSV</MenuItem>
    </>
  );
}
