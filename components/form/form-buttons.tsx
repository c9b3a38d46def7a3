"use client";

import type { ReactNode } from "react";
import { LimitNote } from "@/components/errors/limit-note";
import { SendCountdown } from "@/components/errors/send-countdown";
import { useSendWait } from "@/components/errors/use-send-wait";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/errors/problem";

interface FormButtonsProps {
  submitLabel: string;
  busyLabel: string | undefined;
  danger: boolean | undefined;
  pending: boolean;
  disabledReason: string | undefined;
  /** What the last submit met: some problems say when the next may be sent. */
  problem: Problem | undefined;
  onCancel: (() => void) | undefined;
  children: ReactNode;
}

/** Cancel and submit; the submit button waits out a rate limit, whoever has reached it. */
export function FormButtons({
  submitLabel,
  busyLabel,
  danger,
  pending,
  disabledReason,
  problem,
  onCancel,
  children,
}: FormButtonsProps) {
  const { until, reason, limited } = useSendWait(problem);
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {limited && problem?.kind !== "rate-limited" && (
        <div className="basis-full">
          <LimitNote>What you typed stays, and can be sent</LimitNote>
        </div>
      )}
      {children}
      {onCancel && <Button onClick={onCancel}>Cancel</Button>}
      <Button
        type="submit"
        variant={danger ? "danger" : "primary"}
        busy={pending}
        busyLabel={busyLabel}
        disabledReason={disabledReason ?? reason}
      >
        {submitLabel}
        <SendCountdown until={until} />
      </Button>
    </div>
  );
}
