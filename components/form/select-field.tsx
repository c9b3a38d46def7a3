"use client";

import type { FieldValues } from "react-hook-form";
import { Select, type SelectProps } from "@/components/ui/select";
import { FormField, type FormFieldProps } from "./form-field";

export interface SelectFieldProps<V extends FieldValues = FieldValues>
  extends FormFieldProps<V>,
    Pick<SelectProps, "options" | "placeholder" | "mono"> {}

/** One of several choices; its value is the choice's string, `""` for the placeholder. */
export function SelectField<V extends FieldValues = FieldValues>({
  options,
  placeholder,
  mono,
  ...words
}: SelectFieldProps<V>) {
  const select = { options, placeholder, mono };
  return <FormField<V> {...words}>{(field) => <Select {...select} {...field} />}</FormField>;
}
