"use client";

import type { FieldValues } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field-parts";
import { type FormFieldProps, useFormField } from "./form-field";

/** Yes or no; its value is a boolean. */
export function CheckboxField<V extends FieldValues = FieldValues>({
  name,
  label,
  description,
}: Pick<FormFieldProps<V>, "name" | "label" | "description">) {
  const { id, field, error, conflict } = useFormField<V>(name, label);
  const { value, ...handlers } = field;
  return (
    <div className="min-w-0">
      <Checkbox
        {...handlers}
        id={id}
        label={label}
        description={description}
        checked={value === true}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {conflict}
    </div>
  );
}
