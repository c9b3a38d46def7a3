"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ActionDialog } from "@/components/form/action-dialog";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/lib/api/action";
import { apiQuery } from "@/lib/api/query";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { ApiError } from "@/lib/errors/api-error";
import { LostRecords } from "./act-notices";
import { titleOf } from "./record-body";
import type { RecordBody } from "./record-schema";
import { useRecordsWorkspace } from "./records-workspace";
import { type Replaced, replaceRecords } from "./replace-records";
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
  const { zone } = useRecordsWorkspace();
  const [failed, setFailed] = useState<Replaced & { done: false }>();
  const replace = useReplace(setFailed);
  const many = old.length > 1;
  const [first] = old;
  return (
    <ActionDialog
      open={old.length > 0}
      onOpenChange={(open) => !open && onClose()}
      action={{ mutateAsync: replace }}
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

interface Replacement {
  old: readonly ZoneRecord[];
  body: RecordBody;
}

function useReplace(onFailed: (failed: Replaced & { done: false }) => void) {
  const { domainId, zone, refresh } = useRecordsWorkspace();
  const client = useQueryClient();
  const create = useAction("records.create");
  const remove = useAction("records.delete");
  const params = { domain_id: domainId };
  return async (replacement: Replacement): Promise<ZoneRecord> => {
    const outcome = await replaceRecords(
      { zone, ...replacement },
      {
        create: (body) => create.mutateAsync({ params, body }),
        remove: (record_id) => remove.mutateAsync({ params: { ...params, record_id } }),
        list: async () => {
          const query = apiQuery("records.list", { params, query: { include_system: true } });
          return (await client.fetchQuery({ ...query, staleTime: 0 })).data;
        },
      },
    );
    if (outcome.done) return outcome.record;
    onFailed(outcome);
    refresh();
    throw new ApiError(outcome.problem);
  };
}

/** What became of the records that were deleted before the failure. */
function WhatBecame({ failed, zone }: { failed: Replaced & { done: false }; zone: string }) {
  const { restored, lost, unknown } = failed;
  return (
    <>
      {restored.length > 0 && (
        <Notice tone="success" role="status">
          Put back as {restored.length === 1 ? "it was" : "they were"}:{" "}
          {restored.map((record) => titleOf(record, zone)).join(", ")}.
        </Notice>
      )}
      {restored.length === 0 && lost.length === 0 && !unknown && (
        <Notice role="status">Nothing was deleted.</Notice>
      )}
      {unknown && lost.length > 0 && (
        <p>
          Yours may have been added all the same, so nothing was put back. Look at the zone before you go on.
        </p>
      )}
      <LostRecords records={lost} />
    </>
  );
}
