"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx";
import { popupLook } from "./popup-look";

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  /** Read out when it opens; shown as a heading unless hidden. */
  title: string;
  hideTitle?: boolean | undefined;
  children: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

export function Popover({
  trigger,
  title,
  hideTitle,
  children,
  align = "start",
  open,
  onOpenChange,
}: PopoverProps) {
  return (
    <BasePopover.Root open={open} onOpenChange={onOpenChange}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner align={align} sideOffset={4} collisionPadding={8} className="z-50">
          <BasePopover.Popup
            className={cx(
              popupLook,
              "max-h-(--available-height) w-max max-w-[min(28rem,calc(100vw-1rem))] overflow-y-auto p-3",
            )}
          >
            <BasePopover.Title className={hideTitle ? "sr-only" : "mb-2 font-semibold text-sm"}>
              {title}
            </BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
