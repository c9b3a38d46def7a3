import type { ReactNode } from "react";
import { onceOpen } from "./on-demand";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Names what is destroyed: "Delete 3 records from example.com". */
  title: ReactNode;
  /** What follows from it, and whether it can be undone. */
  children: ReactNode;
  confirmLabel: ReactNode;
  /** Said on the button while it lasts: "Deleting example.com…". */
  busyLabel?: string | undefined;
  busy?: boolean | undefined;
  onConfirm: () => void;
  /** What must be typed first; only for what can't be undone. */
  typedName?: string | undefined;
  /** The failure of the last attempt; shown above the buttons, the dialog stays open. */
  error?: ReactNode;
  danger?: boolean | undefined;
  /** Where the focus goes when it closes; null: to where it came from. */
  finalFocus?: (() => HTMLElement | null) | undefined;
  /** Why it cannot be confirmed now, e.g. until a rate limit is over. */
  disabledReason?: string | undefined;
  cancelLabel?: string | undefined;
}

/** Asks before an act. Opens on Cancel, or on the name to type. Cannot be pressed away by accident. */
export const ConfirmDialog = onceOpen<ConfirmDialogProps>(() =>
  import("./confirm-window").then((module) => module.ConfirmWindow),
);
