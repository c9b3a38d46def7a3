"use client";

import { createContext, type ReactNode, useContext } from "react";

/** What a form offers its fields. Names are paths into the form's values: `content`, `records.3.ttl`. */
export interface FormShellValue {
  /** Id of a field's control, for links to it. */
  controlId: (name: string) => string;
  /** Says that a field stands on screen, so that errors are put on it; returns how to say that it went. */
  enrol: (name: string, label: string) => () => void;
  /** Shown below the field whose value the API found in conflict. */
  conflict: { name: string; details: ReactNode } | undefined;
}

export const FormShellContext = createContext<FormShellValue | null>(null);

/** The form around a field. */
export function useFormShell(): FormShellValue {
  const shell = useContext(FormShellContext);
  if (!shell) throw new Error("A field needs a Form around it");
  return shell;
}
