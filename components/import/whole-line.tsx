"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import { useRef } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { cx } from "@/components/ui/cx";
import { popupLook } from "@/components/ui/popup-look";

export interface WholeLineProps {
  /** Closed without one. */
  shown: { text: string; anchor: HTMLElement } | undefined;
  onClose: () => void;
}

/** All of a line that is too long for its row. */
export function WholeLine({ shown, onClose }: WholeLineProps) {
  const popup = useRef<HTMLDivElement>(null);
  const anchor = shown?.anchor ?? null;
  return (
    <BasePopover.Root open={shown !== undefined} onOpenChange={(open) => !open && onClose()}>
      <BasePopover.Portal>
        <BasePopover.Positioner anchor={anchor} align="start" collisionPadding={8} className="z-50">
          <BasePopover.Popup
            ref={popup}
            // Not on its button: there a first Esc would only close that button's tooltip.
            initialFocus={popup}
            finalFocus={() => anchor}
            className={cx(
              popupLook,
              "max-h-(--available-height) w-max max-w-[min(40rem,calc(100vw-1rem))] overflow-y-auto p-3",
            )}
          >
            <BasePopover.Title className="mb-2 font-semibold text-sm">The whole line</BasePopover.Title>
            {shown && (
              <div className="flex items-start gap-2">
                <code className="min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere">{shown.text}</code>
                <CopyButton text={shown.text} what="line" />
              </div>
            )}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
