"use client";

import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { FieldError } from "@/components/ui/field-parts";
import { type FormFieldProps, useFormField } from "./form-field";

interface RadioCard {
  value: string;
  label: string;
  description?: ReactNode;
}

export interface RadioCardsFieldProps<V extends FieldValues = FieldValues>
  extends Pick<FormFieldProps<V>, "name" | "label" | "description"> {
  options: readonly RadioCard[];
}

/** Few choices that need a word each, as cards; its value is the chosen card's string. */
export function RadioCardsField<V extends FieldValues = FieldValues>({
  name,
  label,
  description,
  options,
}: RadioCardsFieldProps<V>) {
  const { id, field, error, conflict } = useFormField<V>(name, label);
  const { value, ref, ...handlers } = field;
  const describedBy = error ? `${id}-error` : description ? `${id}-description` : undefined;
  return (
    <div
      id={id}
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
      aria-invalid={error ? true : undefined}
      className="min-w-0"
    >
      <div id={`${id}-label`} className="mb-1 font-medium">
        {label}
      </div>
      <div className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
        {options.map((option, index) => (
          <label
            key={option.value}
            className="flex min-w-0 gap-2 rounded-md border border-line p-2 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              {...handlers}
              ref={index === 0 ? ref : undefined}
              type="radio"
              value={option.value}
              checked={value === option.value}
              aria-describedby={option.description ? `${id}-${option.value}` : undefined}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="block font-medium">{option.label}</span>
              {option.description && (
                <span id={`${id}-${option.value}`} className="block text-muted">
                  {option.description}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      <div className="min-h-5 pt-1">
        {error ? (
          <FieldError id={`${id}-error`}>{error}</FieldError>
        ) : (
          description && (
            <p id={`${id}-description`} className="text-muted">
              {description}
            </p>
          )
        )}
      </div>
      {conflict}
    </div>
  );
}
