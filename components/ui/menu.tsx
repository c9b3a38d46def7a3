"use client";

import { cloneElement, type KeyboardEvent, type ReactElement, type ReactNode, useState } from "react";
import { onDemand } from "./on-demand";

export interface MenuProps {
  /** The button that opens it: `<Button>` or `<IconButton>`. */
  trigger: ReactElement<Record<string, unknown>>;
  /** A part `onDemand` with `MenuItem`, `MenuLink`, `MenuGroup`, `MenuChoice`, `MenuSeparator`. */
  children: ReactNode;
  align?: "start" | "end" | undefined;
  side?: "top" | "bottom" | undefined;
}

const MenuWindow = onDemand(
  () => import("./menu-window").then((module) => module.MenuWindow),
  ({ trigger }) => trigger,
);

/** A button with a menu. Before it is first pressed it is no more than the button. */
export function Menu(props: MenuProps) {
  const [open, setOpen] = useState<boolean>();
  if (open !== undefined) return <MenuWindow {...props} open={open} onOpenChange={setOpen} />;
  return cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onClick: () => setOpen(true),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      setOpen(true);
    },
  });
}
