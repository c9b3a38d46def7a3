"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { useRecordsWorkspace } from "./records-workspace";
import { useRecordDraft } from "./use-record-draft";
import { zoneLineOfDraft } from "./zone-line";

/** The line of the zone's file that the form makes, as it is typed. */
export function ZoneLinePreview() {
  const { zone } = useRecordsWorkspace();
  const { line, whole } = zoneLineOfDraft(useRecordDraft(), zone);
  return (
    <figure aria-label="Zone-file line" className="rounded-md border border-line bg-sunken px-2 py-1.5">
      <figcaption className="flex h-6 items-center justify-between text-muted text-xs">
        Zone-file line
        {whole && <CopyButton text={line} what="zone-file line" />}
      </figcaption>
      <code className="block max-h-40 overflow-y-auto wrap-anywhere">{line}</code>
    </figure>
  );
}
