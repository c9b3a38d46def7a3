"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { cx } from "./cx";
import { DialogClose } from "./dialog-window";
import type { SheetProps } from "./sheet";

/** What `Sheet` shows while it is open. */
export function SheetWindow({
  open,
  onOpenChange,
  title,
  children,
  footer,
  side = "right",
  hideTitle,
  closable = true,
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
          <div data-scroller="" className="min-h-0 flex-1 overflow-y-auto">
            {children}
          </div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">
              {footer}
            </footer>
          )}
          {closable && <DialogClose />}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
