"use client";

import { useFormShell } from "@/components/form/form-context";
import { Notice } from "@/components/ui/notice";
import { readRecordName } from "./name-meaning";
import { recordTitle } from "./record-row";
import { bodyOf } from "./record-schema";
import { type RecordWarning, recordWarnings } from "./record-warnings";
import { useRecordsWorkspace } from "./records-workspace";
import { useRecordDraft } from "./use-record-draft";

/** What to know before sending, read off the records on screen. Nothing here is in the way of sending. */
export function RecordHints({ own }: { own?: string | undefined }) {
  const { zone, defaultTtl, rows } = useRecordsWorkspace();
  const draft = useRecordDraft();
  const { conflict } = useFormShell();
  const name = readRecordName(draft.name, zone);
  // The API has said it by now.
  if (!name.ok || conflict) return null;
  const body = bodyOf(draft, zone);
  const warnings = recordWarnings(
    {
      fqdn: name.value.fqdn,
      type: draft.type,
      content: body?.content ?? "",
    },
    { name: zone, defaultTtl, rows },
    own,
  );
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" role="status">
      <ul className="flex flex-col gap-1">
        {warnings.map((warning) => (
          <li key={warning.message}>
            <Warning {...warning} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const listed = 3;

function Warning({ message, records }: RecordWarning) {
  return (
    <>
      {message}
      {records.slice(0, listed).map((row) => (
        <span key={row.id} className="block truncate font-mono text-muted">
          {recordTitle(row)} {row.value}
        </span>
      ))}
      {records.length > listed && (
        <span className="block text-muted">and {records.length - listed} more</span>
      )}
    </>
  );
}
