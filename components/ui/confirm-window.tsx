"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "./button";
import type { ConfirmDialogProps } from "./confirm-dialog";
import { DialogFooter } from "./dialog-footer";
import { Field } from "./field";
import { Input } from "./input";

/** What `ConfirmDialog` shows while it is open. */
export function ConfirmWindow({
  open,
  onOpenChange,
  title,
  children,
  finalFocus,
  ...rest
}: ConfirmDialogProps) {
  const firstField = useRef<HTMLInputElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop
          forceRender
          className="fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <AlertDialog.Popup
          data-modal=""
          // Without scrolling to it: what is asked stands above the field.
          initialFocus={() => {
            (rest.typedName ? firstField : cancel).current?.focus({ preventScroll: true });
            return false;
          }}
          finalFocus={finalFocus}
          className="fixed inset-x-0 bottom-0 z-40 flex max-h-[calc(100dvh-2rem)] flex-col border border-line bg-raised outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 max-sm:rounded-t-lg sm:top-[10vh] sm:bottom-auto sm:mx-auto sm:max-h-[80vh] sm:w-md sm:rounded-lg"
        >
          <ConfirmForm
            {...rest}
            asked={
              <div className="pt-4 pb-3">
                <AlertDialog.Title className="wrap-anywhere font-semibold text-lg">{title}</AlertDialog.Title>
                <AlertDialog.Description render={<div />} className="mt-1 wrap-anywhere">
                  {children}
                </AlertDialog.Description>
              </div>
            }
            firstField={firstField}
            cancel={cancel}
            onCancel={() => onOpenChange(false)}
          />
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

interface ConfirmFormProps
  extends Omit<ConfirmDialogProps, "open" | "onOpenChange" | "title" | "children" | "finalFocus"> {
  /** The question, above what answers it. */
  asked: ReactNode;
  firstField: React.RefObject<HTMLInputElement | null>;
  cancel: React.RefObject<HTMLButtonElement | null>;
  onCancel: () => void;
}

/** Apart, so that what was typed is forgotten with the dialog. */
function ConfirmForm({
  confirmLabel,
  busyLabel,
  busy,
  onConfirm,
  typedName,
  error,
  danger = true,
  disabledReason,
  cancelLabel = "Cancel",
  asked,
  firstField,
  cancel,
  onCancel,
}: ConfirmFormProps) {
  const [typed, setTyped] = useState("");
  const formId = useId();
  const missing = typedName !== undefined && typed.trim() !== typedName;
  return (
    <>
      <form
        id={formId}
        className="min-h-0 overflow-y-auto px-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!missing && !busy && !disabledReason) onConfirm();
        }}
      >
        {asked}
        {typedName !== undefined && (
          <Field label={<TypeName name={typedName} />}>
            <Input
              ref={firstField}
              mono
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        )}
        {error && <div className="pb-3">{error}</div>}
      </form>
      <DialogFooter>
        <Button ref={cancel} onClick={onCancel}>
          {cancelLabel}
        </Button>
        <Button
          type="submit"
          form={formId}
          variant={danger ? "danger" : "primary"}
          busy={busy}
          busyLabel={busyLabel}
          disabledReason={missing ? `Type ${typedName} first.` : disabledReason}
        >
          {confirmLabel}
        </Button>
      </DialogFooter>
    </>
  );
}

function TypeName({ name }: { name: string }) {
  return (
    <>
      Type <span className="wrap-anywhere font-mono">{name}</span> to confirm
    </>
  );
}
