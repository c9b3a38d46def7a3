"use client";

import type { FieldValues } from "react-hook-form";
import { Input, type InputProps } from "@/components/ui/input";
import { FormField, type FormFieldProps } from "./form-field";

export interface TextFieldProps<V extends FieldValues = FieldValues>
  extends FormFieldProps<V>,
    Pick<InputProps, "mono" | "suffix" | "placeholder" | "autoComplete" | "inputMode" | "readOnly" | "list"> {
  type?: "text" | "email" | "password" | "url" | "date" | "datetime-local" | undefined;
}

/** One line of text; its value is a string. */
export function TextField<V extends FieldValues = FieldValues>({
  mono,
  suffix,
  placeholder,
  autoComplete = "off",
  inputMode,
  readOnly,
  list,
  type,
  ...words
}: TextFieldProps<V>) {
  const input = { mono, suffix, placeholder, autoComplete, inputMode, readOnly, list, type };
  return <FormField<V> {...words}>{(field) => <Input {...input} {...field} />}</FormField>;
}
