"use client";

import { useState } from "react";
import { ConflictDetails } from "@/components/errors/conflict-details";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api/query";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { Problem } from "@/lib/errors/problem";
import { sameRecord } from "@/lib/errors/same-record";
import { titleOf } from "./record-body";
import type { RecordBody } from "./record-schema";
import { useRecordsWorkspace } from "./records-workspace";
import { ReplaceDialog } from "./replace-dialog";

interface RecordConflictProps {
  problem: Problem<"conflict">;
  /** The record that was refused, as sent. */
  body: RecordBody;
  operation: "create" | "update";
  /** The form is given up for something else: what was typed in it is done with. */
  onSettled: () => void;
}

/** What stands in the way of the record in the form, and the ways out, each doing what it says. */
export function RecordConflict({ problem, body, operation, onSettled }: RecordConflictProps) {
  const { domainId, zone, acts, staging, openPanel, showRecord } = useRecordsWorkspace();
  const [replacing, setReplacing] = useState<readonly ZoneRecord[]>([]);
  return (
    <div className="flex flex-col gap-2 pb-3">
      <ConflictDetails
        problem={problem}
        domainId={domainId}
        zone={zone}
        candidate={body}
        operation={operation}
        onAlreadyThere={(record) => {
          onSettled();
          showRecord(record.id);
        }}
        onEditInstead={(record) => {
          onSettled();
          openPanel({ mode: "edit", id: record.id, proposed: body });
        }}
        onReplace={operation === "create" && !staging.active ? setReplacing : undefined}
      />
      <EnableDuplicate problem={problem} body={body} onSettled={onSettled} />
      {/* It stands inside this form in React's tree: what is confirmed there must not submit the form too. */}
      <div onSubmit={(event) => event.stopPropagation()}>
        <ReplaceDialog
          old={replacing}
          body={body}
          onClose={() => setReplacing([])}
          onReplaced={(record) => {
            onSettled();
            toast({
              title: `Replaced ${replacing.map((old) => titleOf(old, zone)).join(", ")}`,
              action: { label: "Undo", onPress: () => acts.replaceBack(record, replacing) },
            });
            showRecord(record.id);
          }}
        />
      </div>
    </div>
  );
}

/** When the very record is there and only disabled, enabling it is what was wanted. */
function EnableDuplicate({ problem, body, onSettled }: Omit<RecordConflictProps, "operation">) {
  const { domainId, zone, acts, reasons } = useRecordsWorkspace();
  const [record_id = ""] = problem.conflicts;
  const { data } = useApi(
    "records.get",
    { params: { domain_id: domainId, record_id } },
    { enabled: problem.conflicts.length === 1 },
  );
  if (!data?.disabled || body.disabled || !sameRecord(body, data, zone)) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      It is only disabled.
      <Button
        size="sm"
        disabledReason={reasons.update}
        onClick={() => {
          onSettled();
          acts.setDisabled(data, false);
        }}
      >
        Enable the one that is there
      </Button>
    </div>
  );
}
