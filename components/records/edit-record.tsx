"use client";

import { useMemo, useState } from "react";
import { Form } from "@/components/form/form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import type { EndpointInput } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { paths } from "@/lib/paths";
import { bodyOfRecord, titleOf } from "./record-body";
import { RecordConflict } from "./record-conflict";
import { newDraft, type RecordSeed, seedOf } from "./record-draft";
import { fieldsVersion } from "./record-fields";
import { RecordFieldsForm } from "./record-fields-form";
import { bodyOf, changesOf, type RecordBody, recordSchema } from "./record-schema";
import { useRecordsWorkspace } from "./records-workspace";
import { RowFields } from "./row-fields";
import { useEditedRecord } from "./use-edited-record";
import { useOtherSubmit } from "./use-other-submit";
import { useChangeDraft, useRecordDraft } from "./use-record-draft";
import { useRecordWrites } from "./use-record-writes";
import { useSaveSet } from "./use-save-set";
import { useSure } from "./use-sure";
import { zoneLineOf, zoneLineOfDraft } from "./zone-line";

interface EditRecordProps {
  /** As it was when the form was opened. */
  record: ZoneRecord;
  /** Values to begin with, not yet saved. */
  proposed?: RecordSeed | undefined;
  /** Asks first if something was typed. */
  onCancel: () => void;
  /** Laid out to stand over its row. */
  inRow?: boolean | undefined;
}

/** The form of a stored record; sends only what was changed, and nothing over what others have changed since. */
export function EditRecord({ record, proposed, onCancel, inRow = false }: EditRecordProps) {
  const { domainId, zone, rows, acts, reasons, staging, closePanel, showRecord } = useRecordsWorkspace();
  const [sent, setSent] = useState<RecordBody>();
  const schema = useMemo(() => recordSchema(zone), [zone]);
  const defaultValues = useMemo(() => newDraft(seedOf(record, zone), zone), [record, zone]);
  const typed = useMemo(() => {
    if (!proposed) return undefined;
    const { name: _name, type: _type, ...values } = newDraft(proposed, zone);
    return values;
  }, [proposed, zone]);
  const { edited, last } = useEditedRecord(record, (giveUp) => (
    <AddInstead record={record} giveUp={giveUp} />
  ));
  const { update } = useRecordWrites();
  const all = useOtherSubmit();
  const saveSet = useSaveSet();
  const { sure, question } = useSure(zone);
  const title = titleOf(record, zone);

  function saved(now: ZoneRecord, { body }: EndpointInput<"records.update">) {
    closePanel();
    if (all.wanted()) {
      const now = rows.byId.get(record.id)?.record ?? last();
      saveSet({ kind: "change", record: now, to: body }, { ...bodyOfRecord(now, zone), ...body });
      return;
    }
    showRecord(record.id);
    // What is staged is told by the bar below the table.
    if (isEmpty(body) || staging.active) return;
    const before = last();
    toast({
      title: `Saved ${title}`,
      description: <TextLink href={paths.record(domainId, record.id)}>Show it</TextLink>,
      action: { label: "Undo", onPress: () => acts.changeBack(before, now, body) },
    });
  }

  return (
    <div onSubmitCapture={all.noticeSubmit}>
      <Form
        action={{
          mutateAsync: (input: EndpointInput<"records.update">) =>
            isEmpty(input.body) || all.wanted() ? Promise.resolve(record) : update.mutateAsync(input),
        }}
        schema={schema}
        defaultValues={defaultValues}
        typed={typed}
        // What is staged is compared with the zone when it is applied.
        edited={staging.active ? undefined : edited}
        toInput={(body, before) => {
          setSent(body);
          return { params: { domain_id: domainId, record_id: record.id }, body: changesOf(body, before) };
        }}
        // What is staged, or saved as a set, is asked about when it is applied.
        sure={({ body }) =>
          isEmpty(body) || all.wanted() || staging.active
            ? Promise.resolve(true)
            : sure({ ...record, verb: "Save" })
        }
        onDone={saved}
        submitLabel={staging.active ? "Stage change" : "Save"}
        busyLabel={staging.active ? "Checking…" : "Saving…"}
        disabledReason={reasons.update}
        draftKey={`records.update:${isStagedNew(record.id) ? `${domainId}:` : ""}${record.id}:${fieldsVersion}`}
        describeDraft={(draft) => zoneLineOfDraft(draft, zone).line}
        onCancel={onCancel}
        renderConflict={(problem, giveUp) =>
          sent && (
            <RecordConflict
              problem={problem}
              body={sent}
              operation="update"
              onSettled={() => {
                giveUp();
                closePanel();
              }}
            />
          )
        }
      >
        {proposed && <Proposal record={record} />}
        {inRow ? (
          <RowFields own={record.id} onAll={all.submit} />
        ) : (
          <RecordFieldsForm own={record.id} onAll={all.submit} />
        )}
      </Form>
      {question}
    </div>
  );
}

/** Whether it is the key of a staged line, which says nothing of the zone. */
function isStagedNew(id: string): boolean {
  return id.startsWith("staged:");
}

function isEmpty(body: object): boolean {
  return Object.keys(body).length === 0;
}

/** Says what the proposed values would replace, and takes them back. */
function Proposal({ record }: { record: ZoneRecord }) {
  const { zone, rows } = useRecordsWorkspace();
  const change = useChangeDraft();
  const stored = rows.byId.get(record.id)?.record ?? record;
  return (
    <Notice
      role="status"
      title="These are your values, not saved yet"
      actions={
        <Button
          size="sm"
          onClick={() => {
            const { name: _name, type: _type, ...values } = newDraft(seedOf(stored, zone), zone);
            change(values);
          }}
        >
          Put the stored values back
        </Button>
      }
    >
      Stored is <code className="wrap-anywhere">{zoneLineOf(stored, zone)}</code>
    </Notice>
  );
}

/** The way on when the record is gone: what stands in the form becomes a new one. */
function AddInstead({ record, giveUp }: { record: ZoneRecord; giveUp: () => void }) {
  const { zone, reasons, openPanel } = useRecordsWorkspace();
  const draft = useRecordDraft();
  return (
    <Button
      size="sm"
      disabledReason={reasons.create}
      onClick={() => {
        giveUp();
        openPanel({ mode: "add", seed: { ...(bodyOf(draft, zone) ?? seedOf(record, zone)), typed: true } });
      }}
    >
      Add it as it stands here
    </Button>
  );
}
