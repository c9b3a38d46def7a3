"use client";

import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { Dialog, type DialogProps } from "@/components/ui/dialog";
import { Form, type FormProps } from "./form";
import { LeaveScopeContext, useLeaveScope } from "./leave-scope";

export interface FormDialogProps<V extends FieldValues, Output, Input, Result>
  extends Omit<FormProps<V, Output, Input, Result>, "onCancel"> {
  open: boolean;
  /** It was sent, given up, or closed without anything typed. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  size?: DialogProps["size"];
}

/** A form in a dialog: Esc, the cross and Cancel ask first when something was typed; success closes it. */
export function FormDialog<V extends FieldValues, Output, Input, Result>({
  open,
  onClose,
  title,
  description,
  size,
  onDone,
  ...form
}: FormDialogProps<V, Output, Input, Result>) {
  const { guards, leaveBy } = useLeaveScope();
  const close = () => leaveBy(onClose);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={title}
      description={description}
      size={size}
      keepOnPressOutside
    >
      <LeaveScopeContext value={guards}>
        <Form
          {...form}
          onCancel={close}
          onDone={(result, input) => {
            onClose();
            onDone?.(result, input);
          }}
        />
      </LeaveScopeContext>
    </Dialog>
  );
}
