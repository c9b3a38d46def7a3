"use client";

import type { FieldValues } from "react-hook-form";
import { Textarea, type TextareaProps } from "@/components/ui/textarea";
import { FormField, type FormFieldProps } from "./form-field";

export interface TextareaFieldProps<V extends FieldValues = FieldValues>
  extends FormFieldProps<V>,
    Pick<TextareaProps, "mono" | "grow" | "rows" | "placeholder" | "readOnly"> {}

/** Several lines of text; its value is a string. */
export function TextareaField<V extends FieldValues = FieldValues>({
  mono,
  grow,
  rows,
  placeholder,
  readOnly,
  ...words
}: TextareaFieldProps<V>) {
  const textarea = { mono, grow, rows, placeholder, readOnly };
  return <FormField<V> {...words}>{(field) => <Textarea {...textarea} {...field} />}</FormField>;
}
