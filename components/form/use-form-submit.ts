"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { SendFailure, WriteAction } from "@/components/errors/use-send";
import { useWatch } from "@/components/errors/use-watch";
import { type OpenOutcome, openOutcomeOf } from "@/lib/api/open-outcome";
import { problemOf } from "@/lib/errors/api-error";
import { formErrors } from "@/lib/errors/form-errors";
import type { Problem } from "@/lib/errors/problem";
import { flattenErrors } from "./flatten-errors";

/** Why the last submit did not go through: the form's own check (no `problem`), or what came back. */
export interface Failure extends Partial<SendFailure> {
  /** What no field on screen shows. */
  root: string[];
  /** The fields it was said on. */
  fields: string[];
}

interface SubmitOptions<Output, Input, Result> {
  form: UseFormReturn<FieldValues, unknown, Output>;
  action: WriteAction<Input, Result>;
  toInput: (values: Output) => Input;
  /** `sent`: the form's values as they were when they were sent; more may have been typed since. */
  onDone: (result: Result, input: Input, sent: FieldValues) => void;
  /** It turned out to be applied after something else was typed: that is not to be lost. */
  onDoneMeanwhile: (sent: FieldValues) => void;
  aliases: { [wireName: string]: string } | undefined;
  /** Whether a field of that path stands on screen. */
  isField: (path: string) => boolean;
  /** Asked before it is sent, and after a refusal: true when it is held back, and why is shown already. */
  check: { before: () => Promise<boolean>; after: (problem: Problem) => Promise<boolean> };
  /** Told before it is sent, and when it is known what became of it. */
  onTheWay: (now: boolean) => void;
  /** Asked last before it is sent: false leaves all as it is. */
  sure: ((input: Input) => Promise<boolean>) | undefined;
}

type Sent<Input, Result> =
  | { input: Input; result: Result }
  | { problem: Problem; input: Input | undefined; open: OpenOutcome<Result> | undefined }
  | "held";

/** Sends a form once per submit and puts what comes back where it belongs. */
export function useFormSubmit<Output, Input, Result>(options: SubmitOptions<Output, Input, Result>) {
  const { form, action, toInput, onDone, onDoneMeanwhile, onTheWay, aliases, isField, check, sure } = options;
  const client = useQueryClient();
  const sending = useRef(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const watch = useWatch();

  async function send(values: Output): Promise<Sent<Input, Result>> {
    setPending(true);
    let input: Input | undefined;
    try {
      if (await check.before()) return "held";
      input = toInput(values);
      if (sure && !(await sure(input))) return "held";
      onTheWay(true);
      return { input, result: await action.mutateAsync(input) };
    } catch (error) {
      const problem = problemOf(error);
      if (problem.outcome !== "unknown") onTheWay(false);
      if (await check.after(problem)) return "held";
      return { problem, input, open: openOutcomeOf(error, action) };
    } finally {
      setPending(false);
    }
  }

  function refuse(problem: Problem): Failure {
    const said = formErrors(problem, form.getValues(), { isField, ...(aliases && { aliases }) });
    const messages = new Map<string, string>();
    for (const { path, message } of said.fields) {
      const before = messages.get(path);
      messages.set(path, before === undefined ? message : `${before}\n${message}`);
    }
    for (const [path, message] of messages) form.setError(path, { type: "server", message });
    // Gone or no longer visible: what stands behind the form may be out of date too.
    if (problem.kind === "not-found") void client.invalidateQueries();
    return { problem, root: said.root, fields: [...messages.keys()] };
  }

  /** While it is on screen, and nothing else is sent, the form goes on when its outcome is known. */
  function goOn(open: OpenOutcome<Result>, input: Input, typed: FieldValues): void {
    watch.start(open, {
      applied: (result) => {
        onTheWay(false);
        setFailure(undefined);
        const same = JSON.stringify(form.getValues()) === JSON.stringify(typed);
        if (same) onDone(result, input, typed);
        else onDoneMeanwhile(typed);
      },
      refused: (problem, asked) => {
        onTheWay(false);
        setFailure({ ...refuse(problem), unasked: !asked });
      },
    });
  }

  function refuseOwn(errors: unknown): Failure {
    const failure: Failure = { root: [], fields: [] };
    for (const { path, message } of flattenErrors(errors)) {
      if (path !== undefined && isField(path)) failure.fields.push(path);
      else failure.root.push(path === undefined ? message : `${path}: ${message}`);
    }
    return failure;
  }

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    // A form in a dialog stands inside its page's form in React's tree, though not in the document.
    event?.stopPropagation();
    if (sending.current) return;
    sending.current = true;
    watch.stop();
    const outcome: { sent?: Sent<Input, Result>; errors?: unknown } = {};
    const typed = structuredClone(form.getValues());
    try {
      await form.handleSubmit(
        async (values) => {
          outcome.sent = await send(values);
        },
        (errors) => {
          outcome.errors = errors;
        },
      )();
    } finally {
      sending.current = false;
    }
    const { sent, errors } = outcome;
    if (!sent) return setFailure(refuseOwn(errors));
    if (sent === "held") return setFailure(undefined);
    if ("problem" in sent) {
      const { problem, open, input } = sent;
      setFailure({ ...refuse(problem), ...(open && { open }) });
      if (open && input !== undefined) goOn(open, input, typed);
      return;
    }
    setFailure(undefined);
    onDone(sent.result, sent.input, typed);
  }

  return { submit, pending, failure };
}
