"use client";

import type { ReactNode } from "react";
import { retryAtOf } from "@/components/errors/retry-time";
import { useCountdown } from "@/components/errors/use-countdown";
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

/** Cancel and submit; the submit button waits out a rate limit. */
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
  const seconds = useCountdown(retryAtOf(problem));
  const wait = seconds > 0 ? `The API takes it again in ${seconds} s.` : undefined;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {children}
      {onCancel && <Button onClick={onCancel}>Cancel</Button>}
      <Button
        type="submit"
        variant={danger ? "danger" : "primary"}
        busy={pending}
        busyLabel={busyLabel}
        disabledReason={disabledReason ?? wait}
      >
        {seconds > 0 ? `${submitLabel} (in ${seconds} s)` : submitLabel}
      </Button>
    </div>
  );
}
