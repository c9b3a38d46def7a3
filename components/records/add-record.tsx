"use client";

import { useMemo, useState } from "react";
import { useSendWait } from "@/components/errors/use-send-wait";
import { Form } from "@/components/form/form";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import type { EndpointInput } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { paths } from "@/lib/paths";
import type { PastedLines } from "./pasted-lines";
import { titleOf } from "./record-body";
import { RecordConflict } from "./record-conflict";
import { newDraft, type RecordSeed } from "./record-draft";
import { fieldsVersion } from "./record-fields";
import { RecordFieldsForm } from "./record-fields-form";
import { type RecordBody, recordSchema } from "./record-schema";
import { useRecordsWorkspace } from "./records-workspace";
import { useOtherSubmit } from "./use-other-submit";
import { useRecordWrites } from "./use-record-writes";
import { useSaveSet } from "./use-save-set";
import { useSure } from "./use-sure";
import { zoneLineOfDraft } from "./zone-line";

interface AddRecordProps {
  seed: RecordSeed;
  /** Asks first if something was typed. */
  onCancel: () => void;
  /** The next one is to be added at once, beginning so. */
  onNext: (seed: RecordSeed) => void;
  /** Several records were pasted into a field. */
  onLines: (lines: PastedLines) => void;
}

/** The form of a new record. */
export function AddRecord({ seed, onCancel, onNext, onLines }: AddRecordProps) {
  const { domainId, zone, acts, reasons, staging, closePanel, showRecord } = useRecordsWorkspace();
  const { create } = useRecordWrites();
  const [sent, setSent] = useState<RecordBody>();
  const schema = useMemo(() => recordSchema(zone), [zone]);
  const defaultValues = useMemo(() => newDraft(seed.typed ? { type: seed.type } : seed, zone), [seed, zone]);
  const typed = useMemo(() => (seed.typed ? newDraft(seed, zone) : undefined), [seed, zone]);
  const another = useOtherSubmit();
  const all = useOtherSubmit();
  const saveSet = useSaveSet();
  const { sure, question } = useSure(zone);
  const wait = useSendWait(undefined);

  function added(record: ZoneRecord, { body }: EndpointInput<"records.create">) {
    if (all.wanted()) {
      closePanel();
      saveSet({ kind: "add", record: body }, body);
      return;
    }
    // What is staged is told by the bar below the table.
    if (!staging.active) {
      toast({
        title: `Added ${titleOf(record, zone)}`,
        description: <TextLink href={paths.record(domainId, record.id)}>Show it</TextLink>,
        action: reasons.delete ? undefined : { label: "Undo", onPress: () => acts.takeAway(record) },
      });
    }
    showRecord(record.id);
    if (!another.wanted()) return closePanel();
    const { name, type, ttl } = body;
    onNext({ name, type, ttl, again: true });
  }

  return (
    <div
      ref={seed.again ? focusFirst : undefined}
      onSubmitCapture={() => {
        another.noticeSubmit();
        all.noticeSubmit();
      }}
    >
      <Form
        action={{
          mutateAsync: (input: EndpointInput<"records.create">) =>
            all.wanted() ? Promise.resolve({ id: "", ...input.body }) : create.mutateAsync(input),
        }}
        schema={schema}
        defaultValues={defaultValues}
        typed={typed}
        toInput={(body) => {
          setSent(body);
          return { params: { domain_id: domainId }, body: { ...body } };
        }}
        // What is staged, or saved as a set, is asked about when it is applied.
        sure={({ body }) =>
          all.wanted() || staging.active ? Promise.resolve(true) : sure({ ...body, verb: "Add" })
        }
        onDone={added}
        submitLabel={staging.active ? "Stage record" : "Add record"}
        busyLabel={staging.active ? "Checking…" : "Adding…"}
        disabledReason={reasons.create}
        draftKey={`records.create:${domainId}:${fieldsVersion}`}
        describeDraft={(draft) => zoneLineOfDraft(draft, zone).line}
        onCancel={onCancel}
        buttons={
          <Button
            disabledReason={reasons.create ?? (staging.active ? undefined : wait.reason)}
            onClick={another.submit}
          >
            {staging.active ? "Stage and add another" : "Save and add another"}
          </Button>
        }
        renderConflict={(problem, giveUp) =>
          sent && (
            <RecordConflict
              problem={problem}
              body={sent}
              operation="create"
              onSettled={() => {
                giveUp();
                closePanel();
              }}
            />
          )
        }
      >
        <RecordFieldsForm onAll={all.submit} onLines={onLines} />
      </Form>
      {question}
    </div>
  );
}

/** The next record's form begins where the last one's did, its name ready to be typed over. */
function focusFirst(element: HTMLElement | null): void {
  const first = element?.querySelector("input");
  first?.focus();
  first?.select();
}
