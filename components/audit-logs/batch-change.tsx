"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { LoggedRecord } from "@/lib/audit/audit-details";
import { RecordChange } from "./record-change";
import { batchLines } from "./record-line-diff";

/** Records drawn at once: an import may have 100,000. */
const portion = 200;

interface BatchChangeProps {
  before: readonly LoggedRecord[];
  after: readonly LoggedRecord[];
}

/** All records of a batch as zone-file lines. */
export function BatchChange({ before, after }: BatchChangeProps) {
  const [shown, setShown] = useState(portion);
  const rows = batchLines(before, after);
  const left = rows.length - shown;
  if (rows.length === 0) return <p className="text-muted">No record was written.</p>;
  return (
    <>
      {rows.slice(0, shown).map(({ old, now }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was logged does not move
        <RecordChange key={index} before={old} after={now} />
      ))}
      {left > 0 && (
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <Button size="sm" onClick={() => setShown(shown + 5 * portion)}>
            {`Show ${Math.min(left, 5 * portion).toLocaleString("en")} more`}
          </Button>
          <span className="text-muted">
            {shown.toLocaleString("en")} of {rows.length.toLocaleString("en")} records
          </span>
        </p>
      )}
    </>
  );
}
