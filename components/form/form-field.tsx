"use client";

import { type ReactNode, useEffect } from "react";
import { type ControllerRenderProps, type FieldPath, type FieldValues, useController } from "react-hook-form";
import { ServerWords } from "@/components/errors/server-words";
import { Field } from "@/components/ui/field";
import { useFormShell } from "./form-context";

/** What every field of a form takes. `V` pins `name` to the form's values: `<TextField<Values> name="ttl" />`. */
export interface FormFieldProps<V extends FieldValues = FieldValues> {
  name: FieldPath<V>;
  /** Also how summaries call the field. */
  label: string;
  description?: ReactNode;
  /** Said, never in the way. */
  warning?: ReactNode;
  required?: boolean | undefined;
  hideLabel?: boolean | undefined;
}

/**
 * Ties one control to the form around it: value, handlers, id, error text and details of a conflict.
 * The form must have a default value for every field.
 */
export function useFormField<V extends FieldValues>(name: FieldPath<V>, label: string) {
  const { enrol, controlId, conflict } = useFormShell();
  const { field, fieldState } = useController<V>({ name });
  if (field.value === undefined) throw new Error(`The form has no default value for its field “${name}”`);
  useEffect(() => enrol(name, label), [enrol, name, label]);

  const messages = fieldState.error?.message?.split("\n") ?? [];
  const [first] = messages;
  const error =
    messages.length > 1
      ? messages.map((message) => (
          <p key={message}>
            <ServerWords text={message} />
          </p>
        ))
      : first && <ServerWords text={first} />;
  return {
    id: controlId(name),
    field,
    error,
    conflict: conflict?.name === name ? conflict.details : undefined,
  };
}

export interface CustomFieldProps<V extends FieldValues = FieldValues> extends FormFieldProps<V> {
  /** Renders the control; it takes its id and ARIA attributes from the `Field` around it. */
  children: (field: ControllerRenderProps<V>) => ReactNode;
}

/** A labelled control of the form with its words: what the ready-made fields are built of. */
export function FormField<V extends FieldValues = FieldValues>({
  name,
  label,
  children,
  ...words
}: CustomFieldProps<V>) {
  const { id, field, error, conflict } = useFormField<V>(name, label);
  return (
    <div className="min-w-0">
      <Field id={id} label={label} error={error} {...words}>
        {children(field)}
      </Field>
      {conflict}
    </div>
  );
}
