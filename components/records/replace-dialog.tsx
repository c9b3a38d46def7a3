"use client";

import { ActionDialog } from "@/components/form/action-dialog";
import { Notice } from "@/components/ui/notice";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { LostRecords } from "./act-notices";
import { failedActs } from "./failed-acts";
import { titleOf } from "./record-body";
import type { RecordBody } from "./record-schema";
import { useRecordsWorkspace } from "./records-workspace";
import type { NotReplaced } from "./replace-records";
import { useReplace } from "./use-replace";
import { zoneLine, zoneLineOf } from "./zone-line";

interface ReplaceDialogProps {
  /** What would be deleted; the dialog is open while there is something. */
  old: readonly ZoneRecord[];
  body: RecordBody;
  onClose: () => void;
  onReplaced: (record: ZoneRecord) => void;
}

/** Shows what would be deleted and what would be written, then does both, or undoes the first. */
export function ReplaceDialog({ old, body, onClose, onReplaced }: ReplaceDialogProps) {
  const { domainId, zone } = useRecordsWorkspace();
  const { action, failed, ...replace } = useReplace();
  const many = old.length > 1;
  const [first] = old;
  /** What is not in the zone any more stays in sight. */
  const giveUp = () => {
    onClose();
    const { problem, lost } = replace.giveUp() ?? {};
    if (!problem || !lost || lost.length === 0) return;
    const what = old.map((record) => titleOf(record, zone)).join(", ");
    failedActs.add({ domainId, what, done: "replaced", problem, candidate: body, operation: "create", lost });
  };
  return (
    <ActionDialog
      open={old.length > 0}
      onOpenChange={(open) => !open && giveUp()}
      action={action}
      input={() => ({ old, body })}
      onDone={onReplaced}
      title={`Replace ${many ? `${old.length} records` : first && titleOf(first, zone)} with ${body.name} ${body.type}`}
      confirmLabel="Replace"
      busyLabel="Replacing…"
      renderProblem={() => failed && <WhatBecame failed={failed} zone={zone} />}
    >
      <ul className="my-2 max-h-60 overflow-y-auto rounded-md border border-line font-mono">
        {old.map((record) => (
          <li key={record.id} className="wrap-anywhere bg-danger-soft px-2 py-1">
            <span className="sr-only">Deleted: </span>
            <span aria-hidden="true">− </span>
            {zoneLineOf(record, zone)}
          </li>
        ))}
        <li className="wrap-anywhere bg-success-soft px-2 py-1">
          <span className="sr-only">Added: </span>
          <span aria-hidden="true">+ </span>
          {zoneLine(body)}
        </li>
      </ul>
      {many ? "These are" : "This is"} deleted first, then yours is added. If yours is refused,{" "}
      {many ? "they are" : "it is"} put back.
    </ActionDialog>
  );
}

/** What became of the records that were deleted before the failure. */
function WhatBecame({ failed, zone }: { failed: NotReplaced; zone: string }) {
  const { restored, lost, unsure, open } = failed;
  return (
    <>
      {restored.length > 0 && (
        <Notice tone="success" role="status">
          Put back as {restored.length === 1 ? "it was" : "they were"}:{" "}
          {restored.map((record) => titleOf(record, zone)).join(", ")}.
        </Notice>
      )}
      {restored.length === 0 && lost.length === 0 && !open && (
        <Notice role="status">Nothing was deleted.</Notice>
      )}
      {open && (
        <p>Nothing more is done until it is known; then the rest is done too, as long as this stays open.</p>
      )}
      <LostRecords records={lost} unsure={unsure} />
    </>
  );
}
