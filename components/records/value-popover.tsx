"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { RowPopover } from "@/components/ui/row-popover";
import { txtToPlain } from "@/lib/dns/content/txt";
import { type RecordRow, recordTitle } from "./record-row";
import { useLast } from "./use-last";

export interface ValuePopoverProps {
  /** Whose value is shown; closed without one. */
  row: RecordRow | undefined;
  /** Where it opens. */
  anchor: HTMLElement | null;
  onClose: () => void;
}

/** The whole value of one record. */
export function ValuePopover({ row: asked, anchor: at, onClose }: ValuePopoverProps) {
  const row = useLast(asked);
  const anchor = useLast(at) ?? null;
  const plain = row?.type === "TXT" ? txtToPlain(row.value) : null;
  return (
    <RowPopover
      open={asked !== undefined}
      onClose={onClose}
      anchor={anchor}
      title={row && `Value of ${recordTitle(row)}`}
    >
      {row && <ValueLine label="Zone-file text" value={row.value} />}
      {plain !== null && plain !== "" && <ValueLine label="Plain text" value={plain} />}
    </RowPopover>
  );
}

function ValueLine({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex items-start gap-2 pb-1">
      <div className="min-w-0 flex-1">
        <div className="text-muted text-xs">{label}</div>
        <code className="whitespace-pre-wrap wrap-anywhere">{value}</code>
      </div>
      <CopyButton text={value} what={label.toLowerCase()} />
    </div>
  );
}
