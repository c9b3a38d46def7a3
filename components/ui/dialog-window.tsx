"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import X from "lucide-react/icons/x";
import { cx } from "./cx";
import type { DialogProps } from "./dialog";
import { DialogFooter } from "./dialog-footer";
import { IconButton } from "./icon-button";

const widths = { sm: "sm:w-md", md: "sm:w-xl", lg: "sm:w-4xl" };

/** What `Dialog` shows while it is open. */
export function DialogWindow({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = "md",
  keepOnPressOutside = false,
  initialFocus,
}: DialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange} disablePointerDismissal={keepOnPressOutside}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          initialFocus={initialFocus}
          data-modal=""
          className={cx(
            "fixed inset-x-0 bottom-0 z-40 flex max-h-[calc(100dvh-2rem)] flex-col border border-line bg-raised outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 max-sm:rounded-t-lg sm:top-[10vh] sm:bottom-auto sm:mx-auto sm:max-h-[80vh] sm:max-w-[calc(100vw-2rem)] sm:rounded-lg",
            widths[size],
          )}
        >
          <header className="border-line border-b py-3 pr-14 pl-4">
            <div>
              <BaseDialog.Title className="wrap-anywhere font-semibold text-lg">{title}</BaseDialog.Title>
              {description && (
                <BaseDialog.Description className="wrap-anywhere text-muted">
                  {description}
                </BaseDialog.Description>
              )}
            </div>
          </header>
          {children && <div className="min-h-0 overflow-y-auto p-4">{children}</div>}
          {footer && <DialogFooter>{footer}</DialogFooter>}
          <DialogClose />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** The cross in the corner. Last in order, so that a dialog opens on its first field. */
export function DialogClose() {
  return (
    <span className="absolute top-2 right-2">
      <BaseDialog.Close
        render={<IconButton label="Close" icon={<X aria-hidden="true" className="size-4" />} />}
      />
    </span>
  );
}
