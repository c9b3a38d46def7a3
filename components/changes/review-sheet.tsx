"use client";

import { useEffect, useSyncExternalStore } from "react";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { SendCountdown } from "@/components/errors/send-countdown";
import { useSendWait } from "@/components/errors/use-send-wait";
import { Busy } from "@/components/ui/busy";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import type { ChangeRun } from "@/lib/api/apply-state";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Problem } from "@/lib/errors/problem";
import { ConflictList } from "./conflict-list";
import { changesText, kindsText } from "./count-words";
import { DiffList } from "./diff-list";
import { ElsewhereNotice } from "./elsewhere-notice";
import { goingRuns } from "./going-runs";
import { isUnderWay, RunProgress, useRunProgress } from "./run-progress";
import { SafetyDialog } from "./safety-dialog";
import { SentBeforeNotice } from "./sent-before-notice";
import type { StagedZone } from "./staged-zone";
import { useDiffRows } from "./use-diff-rows";
import { useOpenCall } from "./use-open-call";
import { undecided, useReview } from "./use-review";

interface ReviewSheetProps {
  open: boolean;
  staged: StagedZone;
  domain: DomainDetail;
  onEdit: (id: string) => void;
}

/** What is staged, as a diff of the zone's file; from here it is applied. */
export function ReviewSheet({ open, staged, domain, onEdit }: ReviewSheetProps) {
  const { set, counts, run, applying, sentBefore, elsewhere } = useSyncExternalStore(
    staged.subscribe,
    staged.snapshot,
    staged.snapshot,
  );
  const progress = useRunProgress(run);
  const underWay = isUnderWay(progress);
  // Nothing more is sent: what is still found out can be told later.
  const closable = !underWay || progress?.stopping === true;
  useEffect(() => (open ? goingRuns.show(staged) : undefined), [open, staged]);
  const review = useReview({ open, staged, set, domain });
  const openCall = useOpenCall(staged, open);
  const { rebased, comparing, problem, choices } = review;
  const shown = underWay ? (applying ?? set) : set;
  const rows = useDiffRows(shown, domain.default_ttl ?? undefined);
  const openCount = undecided(rebased, choices).length;
  const already = rebased?.counts.already ?? 0;
  const edit = (key: string) => {
    const line = set.lines.get(key);
    staged.review(false);
    if (line) onEdit(line.kind === "add" ? key : line.from.id);
  };
  return (
    <>
      <Sheet
        open={open}
        // While it is applied, it stays in sight: what is on its way must not be edited.
        onOpenChange={(next) => !next && closable && staged.review(false)}
        closable={closable}
        title={`Review changes to ${staged.zone}`}
        footer={
          run && progress && underWay ? (
            <RunButtons run={run} progress={progress} onClose={() => staged.review(false)} />
          ) : (
            <>
              {run && progress && progress.applied > 0 && (
                <UndoRun staged={staged} run={run} domain={domain} />
              )}
              <Button onClick={() => staged.review(false)}>Close</Button>
              <Button
                variant="primary"
                busy={review.preparing}
                disabledReason={
                  counts.total === 0
                    ? "Nothing is staged."
                    : sentBefore
                      ? `What became of ${openCall ? "the last call is found out first: see above." : "another tab’s last call is found out there first."}`
                      : openCount > 0
                        ? "Choose first what becomes of the changes that do not fit."
                        : undefined
                }
                onClick={() => review.apply()}
              >
                Apply {changesText(counts.total)}
              </Button>
            </>
          )
        }
      >
        <p className="px-4 pt-3 text-muted">{kindsText(counts) || "Nothing is staged."}</p>
        {openCall && (
          <div className="px-4 pt-3">
            <SentBeforeNotice call={openCall} />
          </div>
        )}
        {review.heldBack && sentBefore && openCall && (
          <p className="px-4 pt-3" role="status">
            Nothing was sent now: these changes are staged, and can be applied as soon as that is known.
          </p>
        )}
        {run && progress && <RunProgress run={run} progress={progress} />}
        {!closable && (
          <p className="px-4 pt-2 text-muted">
            This stays in sight until it is done or stopped; on other pages it goes on.
          </p>
        )}
        {comparing && !rebased && (
          <div className="px-4 pt-2">
            <Busy label="Comparing with the zone as it is now…" />
          </div>
        )}
        {problem && (
          <div className="px-4 pt-3">
            <ProblemNotice
              problem={problem}
              title={
                problem.outcome === "none"
                  ? "Nothing was sent: the zone could not be compared with what is staged"
                  : undefined
              }
              role="alert"
              onRetry={review.compare}
            />
          </div>
        )}
        {(review.elsewhere || elsewhere || (review.heldBack && sentBefore && !openCall)) && (
          <div className="px-4 pt-3">
            <ElsewhereNotice ended={elsewhere} />
          </div>
        )}
        {!underWay && already > 0 && (
          <p className="px-4 pt-3" role="status">
            {changesText(already)} {already === 1 ? "is" : "are"} so in the zone already, and will be dropped.
          </p>
        )}
        {!underWay && rebased && <ConflictList rebase={rebased} choices={choices} choose={review.choose} />}
        <div className="py-2">
          {!rows && (
            <div className="px-4">
              <Busy label="Putting the changes in order…" />
            </div>
          )}
          <DiffList
            rows={rows ?? []}
            outcomeOf={(key) => run?.outcomeOf(key)}
            onRemove={underWay ? undefined : (key) => staged.stage([{ kind: "remove", key }])}
            onEdit={underWay ? undefined : edit}
          />
        </div>
      </Sheet>
      <SafetyDialog
        questions={review.questions}
        zone={staged.zone}
        count={counts.total}
        onConfirm={() => review.apply(true)}
        onClose={review.closeQuestions}
      />
    </>
  );
}

function goOnWords(trouble: Problem | null): string {
  if (trouble?.kind === "too-large") return "Send it in halves";
  if (trouble?.kind === "unauthenticated") return "Sign in and go on";
  return "Go on";
}

type RunButtonsProps = Parameters<typeof RunProgress>[0] & { onClose: () => void };

function RunButtons({ run, progress: { phase, pausing, stopping, trouble }, onClose }: RunButtonsProps) {
  const wait = useSendWait(phase === "paused" ? (trouble ?? undefined) : undefined);
  if (stopping) return <Button onClick={onClose}>Close</Button>;
  return (
    <>
      <Button onClick={run.cancel}>Stop</Button>
      {phase === "paused" ? (
        <Button variant="primary" disabledReason={trouble ? wait.reason : undefined} onClick={run.resume}>
          {goOnWords(trouble)}
          <SendCountdown until={trouble ? wait.until : undefined} />
        </Button>
      ) : (
        <Button onClick={run.pause} disabledReason={pausing ? "It pauses after this call." : undefined}>
          Pause
        </Button>
      )}
    </>
  );
}

/** The way back of a run that did not come to its end. */
function UndoRun({ staged, run, domain }: Pick<ReviewSheetProps, "staged" | "domain"> & { run: ChangeRun }) {
  const undo = async () => {
    const { stageUndo } = await import("./apply-staged");
    // Closing ends what is shown of the run, so that it is taken back once.
    staged.review(false);
    await stageUndo(staged, run, { domainId: domain.id, atOnce: false });
  };
  return <Button onClick={() => void undo()}>Undo what was applied</Button>;
}
