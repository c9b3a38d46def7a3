"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from "react";
import { type FieldValues, FormProvider, get, type UseFormReturn, useForm } from "react-hook-form";
import type { z } from "zod";
import type { Problem } from "@/lib/errors/problem";
import { DraftOffer } from "./draft-offer";
import { changedFields } from "./draft-store";
import { FormButtons } from "./form-buttons";
import { FormShellContext } from "./form-context";
import { FormNotice, focusControl } from "./form-notice";
import { useDraft } from "./use-draft";
import { useFieldsOnScreen } from "./use-fields-on-screen";
import { useFormSubmit, type WriteAction } from "./use-form-submit";
import { useLeaveGuard } from "./use-leave-guard";

export interface FormProps<V extends FieldValues, Output, Input, Result> {
  /** `useAction("records.create")`. */
  action: WriteAction<Input, Result>;
  /** Checks what was typed and turns it into what `toInput` takes. */
  schema: z.ZodType<Output, V>;
  /** A value for every field; of stored data as it is now, taken over while nothing is typed. */
  defaultValues: V;
  /** The call's `params`, `query` and `body`. */
  toInput: (values: Output) => Input;
  /** After the API has accepted it: say so, and go on. */
  onDone?: ((result: Result, input: Input) => void) | undefined;
  submitLabel: string;
  /** Said on the button while it lasts: "Adding…". */
  busyLabel?: string | undefined;
  onCancel?: (() => void) | undefined;
  danger?: boolean | undefined;
  /** Why it cannot be submitted, e.g. for want of a permission. */
  disabledReason?: string | undefined;
  /** Keeps what is typed across reload, navigation and crash: "records.create:d_1". */
  draftKey?: string | undefined;
  /** Fields that must never be kept on disk. */
  draftOmit?: readonly (keyof V & string)[] | undefined;
  /** Wire names and the fields that hold them: `{ cidr: "name" }`. */
  fieldAliases?: { [wireName: string]: string } | undefined;
  /** Details of a 409: below the field the API named, else above the buttons. */
  renderConflict?: ((problem: Problem<"conflict">) => ReactNode) | undefined;
  /** More buttons, before Cancel. */
  buttons?: ReactNode;
  children: ReactNode;
}

/**
 * The only way to submit: sends the action once per submit, and on a failure keeps what was typed, puts every
 * word of it on its field or above the buttons, and moves focus there.
 */
export function Form<V extends FieldValues, Output, Input, Result>(
  props: FormProps<V, Output, Input, Result>,
) {
  const formId = useId();
  const element = useRef<HTMLFormElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const form = useForm<FieldValues, unknown, Output>({
    defaultValues: props.defaultValues,
    resolver: zodResolver<FieldValues, unknown, Output>(props.schema),
    shouldFocusError: false,
  });
  const { errors, isDirty } = form.formState;
  const { enrol, isField, labelOf } = useFieldsOnScreen();
  const draft = useDraft(form, props.draftKey, props.draftOmit);
  const guard = useLeaveGuard(isDirty, props.draftKey !== undefined);
  const { submit, pending, failure } = useFormSubmit({
    form,
    action: props.action,
    toInput: props.toInput,
    aliases: props.fieldAliases,
    isField,
    onDone: (result: Result, input: Input, sent: FieldValues) => {
      form.resetDefaultValues(sent);
      draft.finish();
      // Where it leads is no leaving, even when something was typed meanwhile; staying here, that is unsaved.
      guard.set(false);
      props.onDone?.(result, input);
      guard.set(Object.keys(changedFields(sent, form.getValues())).length > 0);
    },
  });
  useServerValues(form, props.defaultValues, isDirty);

  useEffect(() => {
    if (!failure) return;
    focusControl(element.current?.querySelector('[aria-invalid="true"]') ?? notice.current);
  }, [failure]);

  const conflict =
    failure?.problem?.kind === "conflict" ? props.renderConflict?.(failure.problem) : undefined;
  // It goes away with the field's error, when the field is changed.
  const conflictField = failure?.fields.find((field) => isServerError(get(errors, field)));
  const controlId = useCallback((name: string) => `${formId}-${name}`, [formId]);
  const shell = useMemo(
    () => ({
      controlId,
      enrol,
      conflict:
        conflict && conflictField !== undefined ? { name: conflictField, details: conflict } : undefined,
    }),
    [controlId, enrol, conflict, conflictField],
  );

  return (
    <FormProvider {...form}>
      <FormShellContext value={shell}>
        <form ref={element} noValidate onSubmit={submit} className="flex flex-col gap-3">
          {draft.offer && (
            <DraftOffer at={draft.offer.at} onRestore={draft.restore} onDiscard={draft.discard} />
          )}
          {props.children}
          <FormNotice
            ref={notice}
            failure={failure}
            labelOf={labelOf}
            controlId={controlId}
            onRetry={submit}
            retrying={pending}
            conflict={failure?.fields.length === 0 ? conflict : undefined}
          />
          <FormButtons
            submitLabel={props.submitLabel}
            busyLabel={props.busyLabel}
            danger={props.danger}
            pending={pending}
            disabledReason={props.disabledReason}
            problem={failure?.problem}
            onCancel={props.onCancel}
          >
            {props.buttons}
          </FormButtons>
        </form>
      </FormShellContext>
    </FormProvider>
  );
}

/** Takes what the server has now while nothing is typed; what is typed stays. */
function useServerValues<Output>(
  form: UseFormReturn<FieldValues, unknown, Output>,
  now: FieldValues,
  dirty: boolean,
): void {
  const text = JSON.stringify(now);
  const seen = useRef(text);
  useEffect(() => {
    if (seen.current === text) return;
    seen.current = text;
    if (!dirty) form.reset(now);
  });
}

function isServerError(error: unknown): boolean {
  return typeof error === "object" && error !== null && "type" in error && error.type === "server";
}
