"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { LimitNote } from "@/components/errors/limit-note";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { SendCountdown } from "@/components/errors/send-countdown";
import { useBusyWords } from "@/components/errors/use-busy-words";
import { useSend, type WriteAction } from "@/components/errors/use-send";
import { useSendWait } from "@/components/errors/use-send-wait";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Problem } from "@/lib/errors/problem";

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
  /** Why it cannot be confirmed now. */
  disabledReason?: string | undefined;
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
  busyLabel,
  disabledReason,
  children,
  ...words
}: ActionDialogProps<Input, Result>) {
  const { send, pending, failure, forget } = useSend(action);
  const problem = failure?.problem;
  const { until, reason, limited } = useSendWait(problem);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure && !failure.unasked) notice.current?.focus();
  }, [failure]);
  const close = (next: boolean) => {
    if (pending) return;
    if (!next) forget();
    onOpenChange(next);
  };
  const confirm = () =>
    void send(input(), (result, sent) => {
      onOpenChange(false);
      onDone?.(result, sent);
    });
  return (
    <ConfirmDialog
      {...words}
      open={open}
      onOpenChange={close}
      busy={pending}
      busyLabel={useBusyWords(busyLabel)}
      confirmLabel={
        <>
          {confirmLabel}
          <SendCountdown until={until} />
        </>
      }
      disabledReason={disabledReason ?? reason}
      onConfirm={confirm}
      error={
        !failure || !problem ? (
          limited && <LimitNote>It can be sent</LimitNote>
        ) : (
          <div className="flex flex-col gap-2">
            <ProblemNotice
              // What was found out by itself is heard, and takes no focus.
              key={failure.unasked ? "unasked" : "asked"}
              role={failure.unasked ? "alert" : undefined}
              ref={notice}
              tabIndex={-1}
              problem={problem}
              onRetry={confirm}
              retrying={pending}
              open={failure.open}
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
