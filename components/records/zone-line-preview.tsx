"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { FieldWarning } from "@/components/ui/field-parts";
import { Input } from "@/components/ui/input";
import { readDraft } from "./record-schema";
import { useRecordsWorkspace } from "./records-workspace";
import { readTypedLine } from "./typed-line";
import { draftChange } from "./use-paste";
import { useChangeDraft, useRecordDraft } from "./use-record-draft";
import { zoneLineOfDraft } from "./zone-line";

/** The line of the zone's file that the form makes, as it is typed; `fixed`: name and type stay in it. */
export function ZoneLinePreview({ fixed }: { fixed: boolean }) {
  const { zone } = useRecordsWorkspace();
  const { line, whole } = zoneLineOfDraft(useRecordDraft(), zone);
  const [typed, setTyped] = useState<string>();
  const edit = useRef<HTMLButtonElement>(null);
  const done = () => {
    setTyped(undefined);
    edit.current?.focus();
  };
  return (
    <figure aria-label="Zone-file line" className="rounded-md border border-line bg-sunken px-2 py-1.5">
      <figcaption className="flex min-h-6 items-center gap-1 text-muted text-xs">
        <span className="flex-1">Zone-file line</span>
        {whole && <CopyButton text={line} what="zone-file line" />}
        <Button
          ref={edit}
          size="sm"
          variant="quiet"
          aria-label={typed === undefined ? "Edit the zone-file line" : "Done with the zone-file line"}
          onClick={() => (typed === undefined ? setTyped(line) : done())}
        >
          {typed === undefined ? "Edit" : "Done"}
        </Button>
      </figcaption>
      {typed === undefined ? (
        <code className="block max-h-40 overflow-y-auto wrap-anywhere">{line}</code>
      ) : (
        <LineInput typed={typed} onType={setTyped} onDone={done} fixed={fixed} />
      )}
    </figure>
  );
}

interface LineInputProps {
  typed: string;
  onType: (line: string) => void;
  onDone: () => void;
  fixed: boolean;
}

/** The line as text: what can be read in it stands in the fields at once. */
function LineInput({ typed, onType, onDone, fixed }: LineInputProps) {
  const { zone } = useRecordsWorkspace();
  const form = useFormContext();
  const change = useChangeDraft();
  const [reason, setReason] = useState<string>();
  const id = useId();

  function type(line: string) {
    onType(line);
    const draft = readDraft(form.getValues());
    const read = readTypedLine(line, draft, { zone, fixed });
    setReason(read.ok ? undefined : read.reason);
    if (!read.ok) return;
    // A line without a TTL has the zone's.
    change({ ttl: "", ...draftChange(read.record, draft, !fixed) });
  }
  function keys(event: KeyboardEvent) {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    // Neither sends the form nor closes what it stands in.
    event.preventDefault();
    event.stopPropagation();
    onDone();
  }
  return (
    <div className="flex flex-col gap-1 py-1">
      <Input
        mono
        autoFocus
        aria-label="Zone-file line"
        aria-describedby={reason ? id : undefined}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={keys}
        // What is pasted here is part of the line.
        onPaste={(event) => event.stopPropagation()}
      />
      {reason && <FieldWarning id={id}>{reason}</FieldWarning>}
    </div>
  );
}
