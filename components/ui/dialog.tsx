import type { ReactNode, RefObject } from "react";
import { onceOpen } from "./on-demand";

export interface DialogProps {
  open: boolean;
  /** Asked for by Esc, the cross, or a press outside; leave `open` as it is to refuse. */
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. Inside a form, put them there instead. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg" | undefined;
  /** A press outside does not close it: for forms. */
  keepOnPressOutside?: boolean | undefined;
  initialFocus?: RefObject<HTMLElement | null> | undefined;
}

/** A modal dialog; full width at the bottom of a phone. Focus goes in, stays in, and returns. */
export const Dialog = onceOpen<DialogProps>(() =>
  import("./dialog-window").then((module) => module.DialogWindow),
);
