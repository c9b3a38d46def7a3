"use client";

import { type ReactNode, useRef, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { Dialog, type DialogProps } from "@/components/ui/dialog";
import { Form, type FormProps } from "./form";
import { LeaveDialog } from "./leave-dialog";

export interface FormDialogProps<V extends FieldValues, Output, Input, Result>
  extends Omit<FormProps<V, Output, Input, Result>, "onCancel" | "onDirtyChange"> {
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
  const dirty = useRef(false);
  const [asking, setAsking] = useState(false);
  const close = () => (dirty.current ? setAsking(true) : onClose());
  return (
    <>
      <Dialog
        open={open}
        onOpenChange={(next) => !next && close()}
        title={title}
        description={description}
        size={size}
        keepOnPressOutside
      >
        <Form
          {...form}
          onCancel={close}
          onDirtyChange={(next) => {
            dirty.current = next;
          }}
          onDone={(result, input) => {
            onClose();
            onDone?.(result, input);
          }}
        />
      </Dialog>
      <LeaveDialog
        open={asking}
        kept={form.draftKey !== undefined}
        onStay={() => setAsking(false)}
        onLeave={() => {
          setAsking(false);
          dirty.current = false;
          onClose();
        }}
      />
    </>
  );
}
