"use client";

import type { ReactNode } from "react";
import { useId } from "react";
import { cx } from "./cx";
import { FieldContext } from "./field-context";
import { FieldDescription, FieldError, FieldLabel, FieldWarning } from "./field-parts";

export interface FieldProps {
  label: ReactNode;
  /** The control: one of ours picks up id, description and invalid state from here by itself. */
  children: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  /** Said, never in the way: the value is accepted as it is. */
  warning?: ReactNode;
  required?: boolean | undefined;
  /** For a label that the surroundings make plain to the eye, as in a table's row. */
  hideLabel?: boolean | undefined;
  /** Id of the control, when something must link to it. */
  id?: string | undefined;
}

/** One control with its label and words. A line below is always kept, so that an error moves nothing. */
export function Field({ label, children, description, error, warning, required, hideLabel, id }: FieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const ids = {
    error: error ? `${controlId}-error` : undefined,
    warning: warning ? `${controlId}-warning` : undefined,
    description: description ? `${controlId}-description` : undefined,
  };
  const describedBy = cx(ids.error, ids.warning, ids.description) || undefined;
  return (
    <FieldContext value={{ controlId, describedBy, invalid: Boolean(error), required: Boolean(required) }}>
      <div className="flex min-w-0 flex-col gap-1">
        <FieldLabel htmlFor={controlId} required={required} hidden={hideLabel}>
          {label}
        </FieldLabel>
        {children}
        <div className="min-h-5 pb-2">
          {ids.error && <FieldError id={ids.error}>{error}</FieldError>}
          {ids.warning && <FieldWarning id={ids.warning}>{warning}</FieldWarning>}
          {ids.description && <FieldDescription id={ids.description}>{description}</FieldDescription>}
        </div>
      </div>
    </FieldContext>
  );
}
