"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { LimitNote } from "@/components/errors/limit-note";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { useSendWait } from "@/components/errors/use-send-wait";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import type { WriteAction } from "./use-form-submit";

export interface ActionDialogProps<Input, Result> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** `useAction("records.delete")`. */
  action: WriteAction<Input, Result>;
  /** The call's input, asked for when it is confirmed. */
  input: () => Input;
  /** After the API has done it; the dialog is closed already. */
  onDone?: ((result: Result, input: Input) => void) | undefined;
  /** Names what it acts on: "Delete 3 records from example.com". */
  title: ReactNode;
  /** What follows, and whether it can be undone. */
  children: ReactNode;
  confirmLabel: string;
  busyLabel?: string | undefined;
  /** What must be typed first; only for what cannot be undone. */
  typedName?: string | undefined;
  danger?: boolean | undefined;
  /** Where the focus goes when it closes; null: to where it came from. */
  finalFocus?: (() => HTMLElement | null) | undefined;
  /** More on a failure, as the ways out of a conflict. */
  renderProblem?: ((problem: Problem) => ReactNode) | undefined;
}

/** Asks, then acts; a failure stands in the dialog, which stays open. */
export function ActionDialog<Input, Result>({
  open,
  onOpenChange,
  action,
  input,
  onDone,
  renderProblem,
  confirmLabel,
  children,
  ...words
}: ActionDialogProps<Input, Result>) {
  const { send, pending, problem, forget } = useSend(action);
  const { seconds, reason, limited } = useSendWait(problem);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) notice.current?.focus();
  }, [problem]);
  const close = (next: boolean) => {
    if (pending) return;
    if (!next) forget();
    onOpenChange(next);
  };
  const confirm = async () => {
    const sent = input();
    const done = await send(sent);
    if (!done) return;
    onOpenChange(false);
    onDone?.(done.result, sent);
  };
  return (
    <ConfirmDialog
      {...words}
      open={open}
      onOpenChange={close}
      busy={pending}
      confirmLabel={
        <>
          {confirmLabel}
          {seconds > 0 && <span aria-hidden="true" className="tabular-nums">{` (in ${seconds} s)`}</span>}
        </>
      }
      disabledReason={reason}
      onConfirm={confirm}
      error={
        !problem ? (
          limited && <LimitNote>It can be sent</LimitNote>
        ) : (
          <div className="flex flex-col gap-2">
            <ProblemNotice
              ref={notice}
              tabIndex={-1}
              problem={problem}
              onRetry={confirm}
              retrying={pending}
            />
            {renderProblem?.(problem)}
          </div>
        )
      }
    >
      {children}
    </ConfirmDialog>
  );
}

/** Sends once at a time; the problem of the last attempt, if it failed. */
function useSend<Input, Result>(action: WriteAction<Input, Result>) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return {
    pending,
    problem,
    forget: () => setProblem(undefined),
    send: async (input: Input): Promise<{ result: Result } | undefined> => {
      if (pending) return undefined;
      setPending(true);
      try {
        const result = await action.mutateAsync(input);
        setProblem(undefined);
        return { result };
      } catch (error) {
        setProblem(problemOf(error));
        return undefined;
      } finally {
        setPending(false);
      }
    },
  };
}
