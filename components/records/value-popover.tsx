"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import { useRef } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { cx } from "@/components/ui/cx";
import { popupLook } from "@/components/ui/popup-look";
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

/** The whole value of one record: one popover for the table, for there can be thousands of rows. */
export function ValuePopover({ row: asked, anchor: at, onClose }: ValuePopoverProps) {
  const row = useLast(asked);
  const anchor = useLast(at) ?? null;
  const popup = useRef<HTMLDivElement>(null);
  const title = row && `Value of ${recordTitle(row)}`;
  const plain = row?.type === "TXT" ? txtToPlain(row.value) : null;
  return (
    <BasePopover.Root open={asked !== undefined} onOpenChange={(open) => !open && onClose()}>
      <BasePopover.Portal>
        <BasePopover.Positioner
          anchor={anchor}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50"
        >
          <BasePopover.Popup
            ref={popup}
            // Not on its first button: there a first Esc would only close that button's tooltip.
            initialFocus={popup}
            finalFocus={() => anchor}
            className={cx(
              popupLook,
              "max-h-(--available-height) w-max max-w-[min(40rem,calc(100vw-1rem))] overflow-y-auto p-3",
            )}
          >
            <BasePopover.Title className="mb-2 font-semibold text-sm">{title}</BasePopover.Title>
            {row && <ValueLine label="Zone-file text" value={row.value} />}
            {plain !== null && plain !== "" && <ValueLine label="Plain text" value={plain} />}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
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
