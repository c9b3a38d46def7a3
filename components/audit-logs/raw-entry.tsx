"use client";

import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { type AuditLog, sentEntry } from "@/lib/contract/audit-logs";

/** Characters drawn; what is copied is whole. */
const longest = 100_000;

/** An entry as the API sent it. */
export function RawEntry({ entry }: { entry: AuditLog }) {
  const [open, setOpen] = useState(false);
  const text = open ? JSON.stringify(sentEntry(entry), null, 2) : "";
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded-sm font-semibold">Raw entry (JSON)</summary>
      {open && (
        <div className="mt-2 flex flex-col items-start gap-2">
          <CopyButton text={text} what="raw entry">
            Copy the JSON
          </CopyButton>
          <pre className="w-full whitespace-pre-wrap wrap-anywhere rounded-md border border-line bg-sunken p-3">
            {text.slice(0, longest)}
          </pre>
          {text.length > longest && (
            <p className="text-muted">
              Shown are the first {longest.toLocaleString("en")} of {text.length.toLocaleString("en")}{" "}
              characters; all of them are copied.
            </p>
          )}
        </div>
      )}
    </details>
  );
}
