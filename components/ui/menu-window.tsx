"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { cx } from "./cx";
import type { MenuProps } from "./menu";
import { popupLook } from "./popup-look";

interface MenuWindowProps extends MenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What `Menu` is once it has been opened. */
export function MenuWindow({
  trigger,
  children,
  open,
  onOpenChange,
  align = "end",
  side = "bottom",
}: MenuWindowProps) {
  return (
    <BaseMenu.Root modal={false} open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseMenu.Trigger render={trigger} />
      {/* A landmark, as everything on the page stands in one. */}
      <BaseMenu.Portal role="region" aria-label="Menu">
        <BaseMenu.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className="z-50">
          <BaseMenu.Popup
            className={cx(popupLook, "max-h-(--available-height) min-w-48 max-w-80 overflow-y-auto p-1")}
          >
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
