"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import type { LeftOut } from "./bulk-plan";
import { recordsText } from "./bulk-words";
import { type RecordRow, recordTitle } from "./record-row";

const most = 20;

/** Chosen records that stay as they are, each with its reason. */
export function LeftOutRecords({ leftOut }: { leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null;
  return (
    <div className="pb-3">
      <Notice tone="warning" title={`${recordsText(leftOut.length)} left out`}>
        <ul aria-label="Left out" className="flex flex-col gap-1">
          {leftOut.slice(0, most).map(({ row, reason, text }) => (
            <li key={row.id}>
              <span className="font-mono">
                {recordTitle(row)} {text ?? row.value}
              </span>{" "}
              <span className="block text-muted">{reason}</span>
            </li>
          ))}
        </ul>
        <More count={leftOut.length - most} />
      </Notice>
    </div>
  );
}

interface OtherTtlsProps {
  rows: readonly RecordRow[];
  taken: boolean;
  onTake: (taken: boolean) => void;
}

/** Records that are answered together with chosen ones and have another TTL (RFC 2181 §5.2). */
export function OtherTtls({ rows, taken, onTake }: OtherTtlsProps) {
  if (rows.length === 0) return null;
  return (
    <div className="pb-3">
      <Notice role="status">
        {recordsText(rows.length)} of the same names and types {rows.length === 1 ? "has" : "have"} another
        TTL. Values of one name and type are answered together, with one TTL (RFC 2181 §5.2).
        <ul aria-label="Of the same names and types" className="py-1">
          {rows.slice(0, most).map((row) => (
            <li key={row.id} className="wrap-anywhere font-mono">
              {recordTitle(row)} {row.value}
            </li>
          ))}
        </ul>
        <More count={rows.length - most} />
        <Checkbox
          label={rows.length === 1 ? "Set its TTL too" : "Set theirs too"}
          checked={taken}
          onChange={(event) => onTake(event.target.checked)}
        />
      </Notice>
    </div>
  );
}

function More({ count }: { count: number }) {
  return count > 0 ? <p className="text-muted">and {count.toLocaleString("en")} more</p> : null;
}
