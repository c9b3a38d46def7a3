"use client";

import { useCallback, useSyncExternalStore } from "react";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { Button } from "@/components/ui/button";
import type { ApplyProgress, ChangeRun } from "@/lib/api/apply-state";
import { countsWords, phaseWords } from "./outcome-words";

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
  const { phase, total, applied, refused, trouble } = progress;
  return (
    <section aria-label="Progress" className="flex flex-col gap-2 px-4 py-3">
      <p role="status">
        <span className="font-medium">{phaseWords(progress)}</span>{" "}
        <span className="text-muted">{countsWords(progress)}</span>
      </p>
      <progress
        aria-label="Changes applied"
        value={applied + refused}
        max={Math.max(1, total)}
        className="h-1.5 w-full accent-accent"
      />
      {phase === "finding-out" && (
        <div>
          <Button size="sm" onClick={run.check}>
            Check again
          </Button>
        </div>
      )}
      {trouble && (
        <ProblemNotice
          problem={trouble}
          role="alert"
          onRetry={isUnderWay(progress) ? run.resume : undefined}
        />
      )}
    </section>
  );
}
