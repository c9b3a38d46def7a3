"use client";

import { useRef, useState } from "react";
import { type OpenOutcome, openOutcomeOf } from "@/lib/api/open-outcome";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { useWatch } from "./use-watch";

/** The part of `useAction(…)` that sends. */
export interface WriteAction<Input, Result> {
  mutateAsync: (input: Input) => Promise<Result>;
}

/** Why the last attempt did not go through. */
export interface SendFailure {
  problem: Problem;
  /** While it is not known whether it was applied. */
  open?: OpenOutcome;
  /** It was found out without the person's asking: not to take the focus for. */
  unasked?: boolean;
}

/**
 * Sends once at a time. `done` is told when it was applied, be it found out only later, as long as this is on screen
 * and nothing else was sent.
 */
export function useSend<Input, Result>(action: WriteAction<Input, Result>) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<SendFailure>();
  const sending = useRef(false);
  const watch = useWatch();

  function forget(): void {
    watch.stop();
    setFailure(undefined);
  }

  async function send(input: Input, done: (result: Result, input: Input) => void): Promise<void> {
    if (sending.current) return;
    sending.current = true;
    watch.stop();
    setPending(true);
    const applied = (result: Result) => {
      forget();
      done(result, input);
    };
    const failed = (error: unknown, asked: boolean) => {
      const open = openOutcomeOf(error, action);
      setFailure({ problem: problemOf(error), ...(open && { open }), unasked: !asked });
      const refused = (problem: Problem, asked: boolean) => setFailure({ problem, unasked: !asked });
      if (open) watch.start(open, { applied, refused, failed });
    };
    try {
      applied(await action.mutateAsync(input));
    } catch (error) {
      failed(error, true);
    } finally {
      sending.current = false;
      setPending(false);
    }
  }

  return { send, pending, failure, forget };
}
