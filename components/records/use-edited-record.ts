"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo, useRef } from "react";
import type { Edited } from "@/components/form/edited";
import { useReadAgain } from "@/lib/api/read-again";
import { zoneRecords } from "@/lib/api/zone-records";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { problemOf } from "@/lib/errors/api-error";
import { newDraft, type RecordDraft, seedOf } from "./record-draft";
import { recordEdits } from "./record-edited";
import { useRecordsWorkspace } from "./records-workspace";

/**
 * What the form of a record must know of it, so that nothing is overwritten unseen. `last`: the record as it was
 * last read, which is what a save changes.
 */
export function useEditedRecord(record: ZoneRecord, renderGone: (giveUp: () => void) => ReactNode) {
  const { domainId, zone, rows } = useRecordsWorkspace();
  const client = useQueryClient();
  const { read } = useReadAgain();
  const last = useRef(record);
  const now = rows.byId.get(record.id)?.record;
  const stored = useMemo(() => now && draftOf(now, zone), [now, zone]);

  const edited: Edited<RecordDraft> = {
    noun: "record",
    stored: stored ?? null,
    read: async () => {
      const list = zoneRecords(client, domainId);
      try {
        const found = await read("records.get", { params: { domain_id: domainId, record_id: record.id } });
        list.put(found);
        last.current = found;
        return draftOf(found, zone);
      } catch (error) {
        if (problemOf(error).kind === "not-found") list.remove(record.id);
        throw error;
      }
    },
    fields: (versions) => recordEdits(zone, versions),
    audit: { resourceId: record.id, action: "record.update" },
    renderGone: ({ giveUp }) => renderGone(giveUp),
  };
  return { edited, last: () => last.current };
}

function draftOf(record: ZoneRecord, zone: string): RecordDraft {
  return newDraft(seedOf(record, zone), zone);
}
