"use client";

import { useCallback, useSyncExternalStore } from "react";
import { CheckOutcome } from "@/components/errors/check-outcome";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { useShownCountdown } from "@/components/errors/use-shown-countdown";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ApplyProgress, ChangeRun } from "@/lib/api/apply-state";
import type { Problem } from "@/lib/errors/problem";
import { duration } from "@/lib/errors/wording";
import { countsWords, phaseWords, troubleTitle } from "./outcome-words";

const noProgress = () => undefined;
const noSubscription = () => () => undefined;

/** How far an application has come, if there is one. */
export function useRunProgress(run: ChangeRun | undefined): ApplyProgress | undefined {
  return useSyncExternalStore(
    run?.subscribe ?? noSubscription,
    useCallback(() => run?.snapshot(), [run]),
    noProgress,
  );
}

/** Whether an application is still under way. */
export function isUnderWay(progress: ApplyProgress | undefined): boolean {
  return progress !== undefined && progress.phase !== "done" && progress.phase !== "cancelled";
}

/** How far it has come, and what stands in its way. */
export function RunProgress({ run, progress }: { run: ChangeRun; progress: ApplyProgress }) {
  const { total, applied, refused, trouble, forbidden, until } = progress;
  const { seconds, shown } = useShownCountdown(until ?? undefined, "problem");
  return (
    <section aria-label="Progress" className="flex flex-col gap-2 px-4 py-3">
      <p role="status">
        <span className="font-medium">{phaseWords(progress)}</span>{" "}
        <span className="text-muted">{countsWords(progress)}</span>
      </p>
      <ProgressBar aria-label="Changes applied" value={applied + refused} max={Math.max(1, total)} />
      {seconds > 0 && (
        <p aria-hidden="true" className="text-muted tabular-nums">
          It goes on by itself {shown ? `in ${duration(seconds)}` : "when the wait is over"}.
        </p>
      )}
      {trouble && <RunTrouble run={run} progress={progress} trouble={trouble} />}
      {forbidden && trouble?.kind !== "forbidden" && (
        <ProblemNotice
          problem={forbidden}
          title="You may not do some of this: it was refused and stays staged"
        />
      )}
    </section>
  );
}

interface RunTroubleProps {
  run: ChangeRun;
  progress: ApplyProgress;
  trouble: Problem;
}

/** What met the last call, in words for one of many; the button that goes on is at the foot of the review. */
function RunTrouble({ run, progress, trouble }: RunTroubleProps) {
  const { phase, open, stopping } = progress;
  const goesOn = phase === "paused" && !stopping;
  return (
    <ProblemNotice
      problem={trouble}
      title={troubleTitle(progress, trouble)}
      role="alert"
      open={trouble.outcome === "unknown" ? (open ?? undefined) : undefined}
      onRetry={goesOn ? run.resume : undefined}
      goesOnElsewhere={goesOn}
      // The zone could not be read: what is to be found out is the call.
      actions={open && trouble.outcome !== "unknown" && <CheckOutcome open={open} />}
    />
  );
}
