"use client";

import { type ReactNode, useCallback, useId, useMemo } from "react";
import { type FieldErrors, type FieldValues, get } from "react-hook-form";
import type { FormShellValue } from "./form-context";
import type { Failure } from "./use-form-submit";

interface ShellParts {
  enrol: FormShellValue["enrol"];
  /** Details of the last refusal, if it was a conflict. */
  conflict: ReactNode;
  failure: Failure | undefined;
  errors: FieldErrors<FieldValues>;
}

/** What a form offers its fields; a conflict stands below its field until that is changed. */
export function useShellValue({ enrol, conflict, failure, errors }: ShellParts): FormShellValue {
  const formId = useId();
  const controlId = useCallback((name: string) => `${formId}-${name}`, [formId]);
  const field = failure?.fields.find((name) => isServerError(get(errors, name)));
  return useMemo(
    () => ({
      controlId,
      enrol,
      conflict: conflict && field !== undefined ? { name: field, details: conflict } : undefined,
    }),
    [controlId, enrol, conflict, field],
  );
}

function isServerError(error: unknown): boolean {
  return typeof error === "object" && error !== null && "type" in error && error.type === "server";
}
