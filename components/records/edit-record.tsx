"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { Form } from "@/components/form/form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { EndpointInput } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { paths } from "@/lib/paths";
import { Meanwhile } from "./meanwhile";
import { titleOf } from "./record-body";
import { RecordConflict } from "./record-conflict";
import { newDraft, type RecordSeed, seedOf } from "./record-draft";
import { fieldsVersion } from "./record-fields";
import { RecordFieldsForm } from "./record-fields-form";
import { bodyOf, changesOf, type RecordBody, recordSchema } from "./record-schema";
import { useRecordsWorkspace } from "./records-workspace";
import { useForgetDraft } from "./use-forget-draft";
import { useChangeDraft } from "./use-record-draft";
import { zoneLineOf } from "./zone-line";

interface EditRecordProps {
  /** As it was when the form was opened: what is changed is told from it. */
  record: ZoneRecord;
  /** Values to begin with, not yet saved. */
  proposed?: RecordSeed | undefined;
  /** Asks first if something was typed. */
  onCancel: () => void;
}

/** The form of a stored record; sends only what was changed. */
export function EditRecord({ record, proposed, onCancel }: EditRecordProps) {
  const { domainId, zone, acts, reasons, closePanel, showRecord } = useRecordsWorkspace();
  const draftKey = `records.update:${record.id}:${fieldsVersion}`;
  const [sent, setSent] = useState<RecordBody>();
  const schema = useMemo(() => recordSchema(zone), [zone]);
  const defaultValues = useMemo(() => newDraft(seedOf(record, zone), zone), [record, zone]);
  const before = useMemo(() => bodyOf(defaultValues, zone), [defaultValues, zone]);
  const forget = useForgetDraft(draftKey);
  const update = useAction("records.update");
  const title = titleOf(record, zone);

  function saved(now: ZoneRecord, { body }: EndpointInput<"records.update">) {
    closePanel();
    showRecord(record.id);
    if (isEmpty(body)) return;
    toast({
      title: `Saved ${title}`,
      description: <TextLink href={paths.record(domainId, record.id)}>Show it</TextLink>,
      action: { label: "Undo", onPress: () => acts.changeBack(record, now) },
    });
  }

  return (
    <Form
      action={{
        mutateAsync: (input: EndpointInput<"records.update">) =>
          isEmpty(input.body) ? Promise.resolve(record) : update.mutateAsync(input),
      }}
      schema={schema}
      defaultValues={defaultValues}
      toInput={(body) => {
        setSent(body);
        return { params: { domain_id: domainId, record_id: record.id }, body: changesOf(body, before) };
      }}
      onDone={saved}
      submitLabel="Save"
      busyLabel="Saving…"
      disabledReason={reasons.update}
      draftKey={draftKey}
      onCancel={onCancel}
      renderConflict={(problem) =>
        sent && (
          <RecordConflict
            problem={problem}
            body={sent}
            operation="update"
            onSettled={() => {
              forget();
              closePanel();
            }}
          />
        )
      }
    >
      <Meanwhile record={record} />
      {proposed && <Proposal record={record} proposed={proposed} />}
      <RecordFieldsForm own={record.id} />
    </Form>
  );
}

function isEmpty(body: object): boolean {
  return Object.keys(body).length === 0;
}

/** Puts the proposed values into the form, as if they had been typed, and says what they would replace. */
function Proposal({ record, proposed }: { record: ZoneRecord; proposed: RecordSeed }) {
  const { zone } = useRecordsWorkspace();
  const change = useChangeDraft();
  const fill = useEffectEvent((seed: RecordSeed) => {
    const { name: _name, type: _type, ...values } = newDraft(seed, zone);
    change(values);
  });
  useEffect(() => fill(proposed), [proposed]);
  return (
    <Notice
      role="status"
      title="These are your values, not saved yet"
      actions={
        <Button
          size="sm"
          onClick={() => {
            const { name: _name, type: _type, ...values } = newDraft(seedOf(record, zone), zone);
            change(values);
          }}
        >
          Put the stored values back
        </Button>
      }
    >
      Stored is <code className="wrap-anywhere">{zoneLineOf(record, zone)}</code>
    </Notice>
  );
}
