"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx";
import { popupLook } from "./popup-look";

export interface MenuProps {
  /** The button that opens it: `<Button>` or `<IconButton>`. */
  trigger: ReactElement<Record<string, unknown>>;
  /** `MenuItem`, `MenuLink`, `MenuGroup`, `MenuChoice`, `MenuSeparator`. */
  children: ReactNode;
  align?: "start" | "end" | undefined;
  side?: "top" | "bottom" | undefined;
}

export function Menu({ trigger, children, align = "end", side = "bottom" }: MenuProps) {
  return (
    <BaseMenu.Root modal={false}>
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
