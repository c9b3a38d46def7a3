"use client";

import { type Ref, useId } from "react";
import { type FieldValues, get, useFormState } from "react-hook-form";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { ServerWords } from "@/components/errors/server-words";
import { Notice } from "@/components/ui/notice";
import type { Failure } from "./use-form-submit";

interface FormNoticeProps {
  failure: Failure | undefined;
  labelOf: (field: string) => string;
  controlId: (field: string) => string;
  onRetry: () => void;
  retrying: boolean;
  /** Details of a conflict that belongs to no field. */
  conflict: React.ReactNode;
  ref: Ref<HTMLDivElement>;
}

/** What no field can show, and links to the fields that were refused. Nothing when one field says it all. */
export function FormNotice({
  failure,
  labelOf,
  controlId,
  onRetry,
  retrying,
  conflict,
  ref,
}: FormNoticeProps) {
  const { errors } = useFormState<FieldValues>();
  if (!failure) return null;
  const { problem, root } = failure;
  // Fields that were changed since have lost their error.
  const refused = failure.fields.filter((field) => get(errors, field) !== undefined);
  if (root.length === 0 && refused.length < 2 && !conflict) return null;
  // Where focus goes to a field or nowhere, the rest must be heard too; where it goes here, that says it.
  const role =
    (failure.fields.length > 0 && root.length > 0) || failure.unasked ? ("alert" as const) : undefined;
  const words = (
    <>
      {root.map((line) => (
        <p key={line} className="whitespace-pre-line">
          <ServerWords text={line} />
        </p>
      ))}
      <FieldLinks fields={refused} labelOf={labelOf} controlId={controlId} />
      {conflict}
    </>
  );
  if (!problem) {
    return (
      <Notice
        ref={ref}
        role={role}
        tabIndex={-1}
        tone="danger"
        title="Not sent yet: something is missing or malformed"
      >
        {words}
      </Notice>
    );
  }
  return (
    <ProblemNotice
      // What was found out by itself is heard as something new.
      key={failure.unasked ? "unasked" : "asked"}
      ref={ref}
      role={role}
      tabIndex={-1}
      problem={problem}
      onRetry={onRetry}
      retrying={retrying}
      open={failure.open}
    >
      {words}
    </ProblemNotice>
  );
}

interface FieldLinksProps extends Pick<FormNoticeProps, "labelOf" | "controlId"> {
  fields: string[];
}

function FieldLinks({ fields, labelOf, controlId }: FieldLinksProps) {
  const id = useId();
  if (fields.length === 0) return null;
  return (
    <div>
      <p id={id}>{fields.length === 1 ? "See this field:" : `See these ${fields.length} fields:`}</p>
      <ul aria-labelledby={id} className="list-disc pl-5">
        {fields.map((field) => (
          <li key={field}>
            <a
              href={`#${controlId(field)}`}
              className="rounded-sm underline underline-offset-2"
              onClick={(event) => {
                event.preventDefault();
                focusControl(document.getElementById(controlId(field)));
              }}
            >
              {labelOf(field)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Moves focus to a control; in a group of radios to the chosen one, else the first. */
export function focusControl(element: Element | null): void {
  const group = element?.matches("[role=radiogroup]");
  const target = group
    ? (element?.querySelector("input:checked") ?? element?.querySelector("input"))
    : element;
  if (target instanceof HTMLElement) target.focus();
}
