"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";

interface LeaveDialogProps {
  open: boolean;
  onStay: () => void;
  onLeave: () => void;
  /** Whether what was typed is kept and offered again. */
  kept: boolean;
  finalFocus: () => HTMLElement | null;
}

/** Asks before unsaved input is left behind. */
export function LeaveDialog({ open, onStay, onLeave, kept, finalFocus }: LeaveDialogProps) {
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onStay()}
      title="Leave without saving?"
      confirmLabel="Leave"
      cancelLabel="Stay"
      danger={!kept}
      onConfirm={onLeave}
      finalFocus={finalFocus}
    >
      {kept
        ? "What you typed is kept on this computer and offered to you when you come back."
        : "What you typed will be lost."}
    </ConfirmDialog>
  );
}
