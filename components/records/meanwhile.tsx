"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { seedOf } from "./record-draft";
import { bodyOf } from "./record-schema";
import { useRecordsWorkspace } from "./records-workspace";
import { useRecordDraft } from "./use-record-draft";
import { zoneLineOf } from "./zone-line";

/** Says when the record in the form was changed or deleted by somebody else since the form was opened. */
export function Meanwhile({ record }: { record: ZoneRecord }) {
  const { zone, rows, openPanel } = useRecordsWorkspace();
  const now = rows.byId.get(record.id)?.record;
  if (!now) return <GoneMeanwhile record={record} />;
  if (zoneLineOf(now, zone) === zoneLineOf(record, zone)) return null;
  return (
    <Notice
      tone="warning"
      role="status"
      title="Somebody has changed this record since"
      actions={
        <Button size="sm" onClick={() => openPanel({ mode: "edit", id: record.id })}>
          Begin again with it
        </Button>
      }
    >
      It is now <code className="wrap-anywhere">{zoneLineOf(now, zone)}</code>. Saving changes only what you
      have changed.
    </Notice>
  );
}

function GoneMeanwhile({ record }: { record: ZoneRecord }) {
  const { zone, reasons, openPanel } = useRecordsWorkspace();
  const typed = bodyOf(useRecordDraft(), zone);
  return (
    <Notice
      tone="warning"
      role="status"
      title="This record is not in the zone any more"
      actions={
        <Button
          size="sm"
          disabledReason={reasons.create}
          onClick={() => openPanel({ mode: "add", seed: typed ?? seedOf(record, zone) })}
        >
          Add it as it stands here
        </Button>
      }
    >
      Somebody has deleted it since, or you cannot see it any more. What you typed is still here.
    </Notice>
  );
}
