"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { type FieldValues, FormProvider, useForm } from "react-hook-form";
import type * as z from "zod/mini";
import { useBusyWords } from "@/components/errors/use-busy-words";
import type { WriteAction } from "@/components/errors/use-send";
import type { Problem } from "@/lib/errors/problem";
import { DraftOffer } from "./draft-offer";
import { changedFields, usableValues } from "./draft-store";
import type { Edited } from "./edited";
import { FormShellContext } from "./form-context";
import { FormFoot } from "./form-foot";
import { FormNotice, focusControl } from "./form-notice";
import { Meanwhile } from "./meanwhile";
import { useBaseline } from "./use-baseline";
import { useDraft } from "./use-draft";
import { useFieldsOnScreen } from "./use-fields-on-screen";
import { useFormSubmit } from "./use-form-submit";
import { useLeaveGuard } from "./use-leave-guard";
import { useShellValue } from "./use-shell-value";
import { useStaleEdit } from "./use-stale-edit";

export interface FormProps<V extends FieldValues, Output, Input, Result> {
  /** `useAction("records.create")`. */
  action: WriteAction<Input, Result>;
  /** Checks what was typed and turns it into what `toInput` takes. */
  schema: z.ZodMiniType<Output, V>;
  /** A value for every field; of stored data as it is now, taken over while nothing is typed. */
  defaultValues: V;
  /** Values to begin with as if they had been typed. Keep the object stable. */
  typed?: Partial<V> | undefined;
  /** For a form that changes something stored: how to see what others have made of it meanwhile. */
  edited?: Edited<V> | undefined;
  /** The call's `params`, `query` and `body`. `before`: what would be sent of what is stored, unchanged. */
  toInput: (values: Output, before: Output | undefined) => Input;
  /** Asked last before it is sent: false leaves all as it is. */
  sure?: ((input: Input) => Promise<boolean>) | undefined;
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
  /** In short what is in a draft: "www A". */
  describeDraft?(values: V): string;
  /** Wire names and the fields that hold them: `{ cidr: "name" }`. */
  fieldAliases?: { [wireName: string]: string } | undefined;
  /**
   * Details of a 409: below the field the API named, else above the buttons. `giveUp`: another way was taken, and
   * what was typed here is done with.
   */
  renderConflict?: ((problem: Problem<"conflict">, giveUp: () => void) => ReactNode) | undefined;
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
  const element = useRef<HTMLFormElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const form = useForm<FieldValues, unknown, Output>({
    defaultValues: props.defaultValues,
    resolver: zodResolver<FieldValues, unknown, Output>(props.schema),
    shouldFocusError: false,
  });
  const { errors, isDirty } = form.formState;
  const { enrol, isField, labelOf } = useFieldsOnScreen();
  const edited: Edited | undefined = props.edited;
  const baseline = useBaseline({ form, defaultValues: props.defaultValues, edited, dirty: isDirty });
  const stale = useStaleEdit({ form, edited, baseline });
  const guard = useLeaveGuard(isDirty, props.draftKey !== undefined);
  const fill = (values: FieldValues) => {
    for (const [name, value] of Object.entries(values)) form.setValue(name, value, { shouldDirty: true });
  };
  const draft = useDraft({
    form,
    key: props.draftKey,
    omit: props.draftOmit,
    baseline,
    edits: edited !== undefined,
    onRestore: ({ values, base = {} }) => {
      // What it was typed over may not be what is stored by now.
      const first = baseline.current();
      if (edited) baseline.set({ ...first, ...usableValues(first, base) });
      fill(values);
    },
  });
  const { typed } = props;
  const fillIn = useEffectEvent(fill);
  useEffect(() => fillIn(typed ?? {}), [typed]);

  const { submit, pending, failure } = useFormSubmit({
    form,
    action: props.action,
    toInput: (values) => props.toInput(values, props.schema.safeParse(baseline.current()).data),
    aliases: props.fieldAliases,
    isField,
    check: stale,
    sure: props.sure,
    onDone: (result: Result, input: Input, sent: FieldValues) => {
      baseline.saved(sent);
      draft.finish();
      // Where it leads is no leaving, even when something was typed meanwhile; staying here, that is unsaved.
      guard.set(false);
      props.onDone?.(result, input);
      guard.set(Object.keys(changedFields(sent, form.getValues())).length > 0);
    },
    onDoneMeanwhile: baseline.saved,
    onTheWay: draft.onTheWay,
  });
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    event?.stopPropagation();
    if (stale.open().length > 0) return foot.current?.querySelector("input")?.focus();
    stale.settle();
    void submit();
  };

  const { sending } = guard;
  useEffect(() => sending(pending), [sending, pending]);
  useEffect(() => {
    if (!failure || failure.unasked) return;
    focusControl(element.current?.querySelector('[aria-invalid="true"]') ?? notice.current);
  }, [failure]);
  const { held } = stale;
  useEffect(() => {
    if (held) foot.current?.focus();
  }, [held]);

  const busyLabel = useBusyWords(props.busyLabel);
  const giveUp = () => {
    draft.giveUp();
    guard.set(false);
  };
  const conflict =
    failure?.problem?.kind === "conflict" ? props.renderConflict?.(failure.problem, giveUp) : undefined;
  const shell = useShellValue({ enrol, conflict, failure, errors });
  const { controlId } = shell;

  return (
    <FormProvider {...form}>
      <FormShellContext value={shell}>
        <form ref={element} noValidate onSubmit={save} className="flex flex-col gap-3">
          {draft.offer && (
            <DraftOffer
              at={draft.offer.at}
              sent={draft.offer.sent}
              what={props.describeDraft?.({ ...props.defaultValues, ...draft.offer.values })}
              more={draft.more}
              onRestore={draft.restore}
              onDiscard={draft.discard}
            />
          )}
          {edited && !held && !pending && (isDirty || edited.stored === null) && (
            <Meanwhile edited={edited} stale={stale} baseline={baseline} giveUp={giveUp} />
          )}
          {props.children}
          <FormFoot
            ref={foot}
            edited={edited}
            stale={stale}
            onSave={save}
            giveUp={giveUp}
            kept={props.draftKey !== undefined}
            onBeginAgain={(theirs) => {
              stale.close();
              baseline.set(theirs);
              form.reset(theirs);
              draft.finish();
            }}
            notice={
              <FormNotice
                ref={notice}
                failure={failure}
                labelOf={labelOf}
                controlId={controlId}
                onRetry={save}
                retrying={pending}
                conflict={failure?.fields.length === 0 ? conflict : undefined}
              />
            }
            submitLabel={props.submitLabel}
            busyLabel={busyLabel}
            danger={props.danger}
            pending={pending}
            disabledReason={props.disabledReason}
            problem={failure?.problem}
            onCancel={props.onCancel}
          >
            {props.buttons}
          </FormFoot>
        </form>
      </FormShellContext>
    </FormProvider>
  );
}
