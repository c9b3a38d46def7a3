"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import { type ReactNode, useRef } from "react";
import { cx } from "./cx";
import { popupLook } from "./popup-look";

interface RowPopoverProps {
  open: boolean;
  onClose: () => void;
  /** Where it opens, and what has the focus afterwards. */
  anchor: HTMLElement | null;
  title: ReactNode;
  children: ReactNode;
}

/** More about one row of a table: one popover for all of them, for there can be thousands. */
export function RowPopover({ open, onClose, anchor, title, children }: RowPopoverProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BasePopover.Root open={open} onOpenChange={(next) => !next && onClose()}>
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
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
