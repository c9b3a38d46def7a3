"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { RowPopover } from "@/components/ui/row-popover";

export interface WholeLineProps {
  /** Closed without one. */
  shown: { text: string; anchor: HTMLElement } | undefined;
  onClose: () => void;
}

/** All of a line that is too long for its row. */
export function WholeLine({ shown, onClose }: WholeLineProps) {
  return (
    <RowPopover
      open={shown !== undefined}
      onClose={onClose}
      anchor={shown?.anchor ?? null}
      title="The whole line"
    >
      {shown && (
        <div className="flex items-start gap-2">
          <code className="min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere">{shown.text}</code>
          <CopyButton text={shown.text} what="line" />
        </div>
      )}
    </RowPopover>
  );
}
