"use client";

import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { ChoiceLabel } from "./choice-label";
import { FieldError } from "./field-parts";

export interface RadioOption {
  value: string;
  label: ReactNode;
  description?: ReactNode;
}

export interface RadioGroupProps
  extends Pick<ComponentProps<"input">, "name" | "onChange" | "onBlur" | "ref" | "required"> {
  legend: ReactNode;
  options: readonly RadioOption[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  description?: ReactNode;
  error?: ReactNode;
}

/** Few choices, all in sight. Takes what a form's `register` gives, or `value` and `onChange`. */
export function RadioGroup({
  legend,
  options,
  value,
  defaultValue,
  description,
  error,
  name,
  ...rest
}: RadioGroupProps) {
  const id = useId();
  const describedBy = error ? `${id}-error` : description ? `${id}-description` : undefined;
  return (
    <fieldset
      aria-describedby={describedBy}
      aria-invalid={error ? true : undefined}
      className="flex min-w-0 flex-col gap-1"
    >
      <legend className="mb-1 font-medium">{legend}</legend>
      {options.map((option) => (
        <ChoiceLabel
          key={option.value}
          controlId={`${id}-${option.value}-control`}
          control={
            <input
              {...rest}
              id={`${id}-${option.value}-control`}
              type="radio"
              name={name ?? id}
              value={option.value}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={defaultValue === undefined ? undefined : defaultValue === option.value}
              aria-describedby={option.description ? `${id}-${option.value}` : undefined}
              className="size-4 shrink-0 accent-accent"
            />
          }
          label={option.label}
          description={option.description}
          descriptionId={`${id}-${option.value}`}
        />
      ))}
      <div className="min-h-5 pb-2">
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
    </fieldset>
  );
}
