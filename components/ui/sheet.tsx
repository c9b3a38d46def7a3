"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import type { ReactNode, RefObject } from "react";
import { cx } from "./cx";
import { DialogClose } from "./dialog";

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  side?: "left" | "right" | undefined;
  /** For the eye the title may be superfluous; it is always read out. */
  hideTitle?: boolean | undefined;
  /** False leaves the page beside it usable, as for the details of a row. */
  modal?: boolean | undefined;
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** Where the focus goes when it closes; null: to where it came from. */
  finalFocus?: (() => HTMLElement | null) | undefined;
}

/** A panel at the edge of the window; the whole width on a phone, save a strip. */
export function Sheet({
  open,
  onOpenChange,
  title,
  children,
  footer,
  side = "right",
  hideTitle,
  modal = true,
  initialFocus,
  finalFocus,
}: SheetProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange} modal={modal} disablePointerDismissal={!modal}>
      <BaseDialog.Portal>
        {modal && (
          <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        )}
        <BaseDialog.Popup
          initialFocus={initialFocus}
          finalFocus={finalFocus}
          data-modal={modal ? "" : undefined}
          className={cx(
            "fixed inset-y-0 z-40 flex max-w-[calc(100vw-2rem)] flex-col border-line bg-raised outline-none transition-transform duration-150",
            side === "right"
              ? "right-0 w-xl border-l data-ending-style:translate-x-full data-starting-style:translate-x-full"
              : "left-0 w-64 border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full",
          )}
        >
          <header
            className={cx("flex min-h-12 items-center pr-14 pl-4", !hideTitle && "border-line border-b")}
          >
            <BaseDialog.Title
              className={cx("min-w-0 flex-1 truncate font-semibold text-lg", hideTitle && "sr-only")}
            >
              {title}
            </BaseDialog.Title>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">
              {footer}
            </footer>
          )}
          <DialogClose />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
