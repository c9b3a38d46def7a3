import type { ReactNode, RefObject } from "react";
import { onceOpen } from "./on-demand";

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  side?: "left" | "right" | undefined;
  /** For the eye the title may be superfluous; it is always read out. */
  hideTitle?: boolean | undefined;
  /** False while it cannot be closed: then nothing offers to. */
  closable?: boolean | undefined;
  /** False leaves the page beside it usable, as for the details of a row. */
  modal?: boolean | undefined;
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** Where the focus goes when it closes; null: to where it came from. */
  finalFocus?: (() => HTMLElement | null) | undefined;
}

/** A panel at the edge of the window; the whole width on a phone, save a strip. */
export const Sheet = onceOpen<SheetProps>(() =>
  import("./sheet-window").then((module) => module.SheetWindow),
);
