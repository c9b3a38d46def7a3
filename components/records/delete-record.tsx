"use client";

import { useEffect, useEffectEvent } from "react";
import { ConflictDetails } from "@/components/errors/conflict-details";
import { ActionDialog } from "@/components/form/action-dialog";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { Problem } from "@/lib/errors/problem";
import { plainName } from "./name-meaning";
import { bodyOfRecord } from "./record-body";
import { type RecordRow, recordTitle } from "./record-row";
import { useRecordsWorkspace } from "./records-workspace";
import { useLast } from "./use-last";
import { zoneLineOf } from "./zone-line";

interface DeleteRecordProps {
  /** What would be deleted; the dialog is open while there is something. */
  row: RecordRow | undefined;
  onClose: () => void;
  onDeleted: (id: string) => void;
  /** Where the focus goes when it closes. */
  finalFocus: () => HTMLElement | null;
}

/** Asks, deletes, and offers to put it back. */
export function DeleteRecord({ row: asked, onClose, onDeleted, finalFocus }: DeleteRecordProps) {
  const { domainId, zone, acts } = useRecordsWorkspace();
  const row = useLast(asked);
  const remove = useAction("records.delete");
  const title = row ? recordTitle(row) : "";
  return (
    <ActionDialog
      open={asked !== undefined}
      onOpenChange={(open) => !open && onClose()}
      action={remove}
      input={() => ({ params: { domain_id: domainId, record_id: row?.id ?? "" } })}
      onDone={(_, { params }) => {
        onDeleted(params.record_id);
        if (!row) return;
        toast({
          title: `Deleted ${title}`,
          action: { label: "Undo", onPress: () => acts.putBack(row.record) },
        });
      }}
      title={`Delete ${title} from ${plainName(zone)}`}
      confirmLabel="Delete"
      busyLabel="Deleting…"
      finalFocus={finalFocus}
      renderProblem={(problem) =>
        problem.kind === "conflict" && row ? (
          <ConflictDetails
            problem={problem}
            domainId={domainId}
            zone={zone}
            candidate={bodyOfRecord(row.record, zone)}
            operation="delete"
          />
        ) : (
          <IfGone problem={problem} />
        )
      }
    >
      {row && (
        <>
          <code className="my-2 block max-h-40 overflow-y-auto wrap-anywhere rounded-md border border-line bg-sunken px-2 py-1">
            {zoneLineOf(row.record, zone)}
          </code>
          <PointingHere row={row} />
          {row.system && (
            <p className="mb-2 text-warning">
              It is one of the zone’s own name servers: without the right ones nobody finds the zone.
            </p>
          )}
        </>
      )}
      It is gone at once. Undo can create it again as it is now.
    </ActionDialog>
  );
}

/** Names that would point at nothing. */
function PointingHere({ row }: { row: RecordRow }) {
  const { rows } = useRecordsWorkspace();
  if ((rows.byName.get(row.fqdn)?.length ?? 0) > 1) return null;
  const pointing = rows.all.filter(({ id, value }) => id !== row.id && value.split(" ").includes(row.fqdn));
  if (pointing.length === 0) return null;
  const names = pointing.slice(0, 3).map(recordTitle).join(", ");
  return (
    <p className="mb-2 text-warning">
      It is the last record of its name, and {names}
      {pointing.length > 3 && ` and ${pointing.length - 3} more`} point{pointing.length === 1 ? "s" : ""}{" "}
      there.
    </p>
  );
}

/** Gone already: the list behind is read again. */
function IfGone({ problem }: { problem: Problem }) {
  const { refresh } = useRecordsWorkspace();
  const gone = problem.kind === "not-found";
  const refreshNow = useEffectEvent(refresh);
  useEffect(() => {
    if (gone) refreshNow();
  }, [gone]);
  return gone ? <p role="status">The list behind has been read again.</p> : null;
}
