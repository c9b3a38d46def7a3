"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { OpenOutcome } from "@/lib/api/open-outcome";
import type { Problem } from "@/lib/errors/problem";
import { wording } from "@/lib/errors/wording";
import { paths } from "@/lib/paths";
import { CheckOutcome } from "./check-outcome";
import { clockTime, retryAtOf } from "./retry-time";
import { SkipWait } from "./skip-wait";
import { useCountdown } from "./use-countdown";

interface ProblemActionsProps {
  problem: Problem;
  /** Sends the same request again. */
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  /** Of a write, while it is not known whether it was applied. */
  open?: OpenOutcome | undefined;
  /** The button that sends it again stands elsewhere. */
  goesOnElsewhere?: boolean | undefined;
}

/** The ways on that are the same wherever a problem is shown, as buttons. */
export function ProblemActions({
  problem,
  onRetry,
  retrying = false,
  open,
  goesOnElsewhere = false,
}: ProblemActionsProps) {
  const { actions } = wording(problem);
  const until = retryAtOf(problem);
  const seconds = useCountdown(until);
  useRetryAt(problem.outcome === "none" ? until : undefined, onRetry);
  const again = !goesOnElsewhere && (actions.includes("retry") || actions.includes("wait"));
  return (
    <>
      {actions.includes("check-outcome") && open && <CheckOutcome open={open} />}
      {actions.includes("sign-in") && !goesOnElsewhere && (
        <SignIn problem={problem} onRetry={onRetry} retrying={retrying} />
      )}
      {again && onRetry && (
        <Button
          size="sm"
          busy={retrying}
          busyLabel="Trying again…"
          onClick={onRetry}
          // Words that stay: a screen reader would read out each second.
          disabledReason={seconds > 0 && until ? `You can go on at ${clockTime(until)}.` : undefined}
        >
          Try again
        </Button>
      )}
      {problem.kind === "rate-limited" && onRetry && (
        <SkipWait onSkipped={problem.outcome === "none" ? undefined : onRetry} />
      )}
      {actions.includes("reload") && (
        <Button size="sm" onClick={() => location.reload()}>
          Reload the page
        </Button>
      )}
    </>
  );
}

/** However soon the server says: a page must not become a hammer. */
const shortestWait = 3_000;

/** Sends a read again by itself at the time (epoch milliseconds) that the server gave. */
function useRetryAt(until: number | undefined, onRetry: (() => void) | undefined): void {
  const retry = useEffectEvent(() => onRetry?.());
  useEffect(() => {
    if (until === undefined) return;
    const timer = setTimeout(() => retry(), Math.max(until - Date.now(), shortestWait));
    return () => clearTimeout(timer);
  }, [until]);
}

/** A read goes to sign-in and comes back; a write is sent again, and asks for the sign-in over what was typed. */
function SignIn({ problem, onRetry, retrying }: ProblemActionsProps) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const here = paths.signIn(search === "" ? pathname : `${pathname}?${search}`);
  if (problem.outcome === "none") {
    return (
      <ButtonLink size="sm" href={here}>
        Sign in
      </ButtonLink>
    );
  }
  if (onRetry) {
    return (
      <Button size="sm" onClick={onRetry} busy={retrying} busyLabel="Sending…">
        Sign in and send it again
      </Button>
    );
  }
  return (
    <ButtonLink size="sm" href={paths.signIn()} target="_blank">
      Sign in (new tab)
    </ButtonLink>
  );
}
