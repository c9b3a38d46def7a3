"use client";

import { useShownCountdown } from "@/components/errors/use-shown-countdown";
import { ProgressBar } from "@/components/ui/progress-bar";
import { TextLink } from "@/components/ui/text-link";
import { duration } from "@/lib/errors/wording";
import { paths } from "@/lib/paths";
import type { GoingRun } from "./going-runs";
import { countsWords, phaseWords } from "./outcome-words";
import { useRunProgress } from "./run-progress";

/** How far an application has come, in a few words, with the way back to its review. */
export function RunNotice({ going: { staged, run, domainId } }: { going: GoingRun }) {
  const progress = useRunProgress(run);
  const { shown, seconds } = useShownCountdown(progress?.until ?? undefined, "aside");
  if (!progress) return null;
  const { total, applied, refused, phase } = progress;
  return (
    <section
      aria-label={`Changes to ${staged.zone}`}
      className="flex flex-col gap-1 rounded-md border border-line bg-raised px-3 py-2 shadow-popup"
    >
      <div className="flex items-baseline gap-2">
        <p className="min-w-0 flex-1 truncate font-medium">
          <bdi>{staged.zone}</bdi>
        </p>
        <TextLink href={paths.records(domainId)} onClick={() => staged.review(true)}>
          {phase === "paused" ? "It waits for you" : "Show"}
        </TextLink>
      </div>
      {/* The counts change all the time: what is read out is only what it is at. */}
      <p role="status">{phaseWords(progress)}</p>
      <p className="text-muted tabular-nums">
        {countsWords(progress)}
        {shown && <span aria-hidden="true"> · goes on in {duration(seconds)}</span>}
      </p>
      <ProgressBar
        aria-label={`Changes applied to ${staged.zone}`}
        value={applied + refused}
        max={Math.max(1, total)}
        thin
      />
    </section>
  );
}
