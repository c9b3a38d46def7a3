"use client";

import { useState, useSyncExternalStore } from "react";
import { ConflictDetails } from "@/components/errors/conflict-details";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { SendCountdown } from "@/components/errors/send-countdown";
import { useSendWait } from "@/components/errors/use-send-wait";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { cx } from "@/components/ui/cx";
import { Notice } from "@/components/ui/notice";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { actTitle, failedActs, type ListedAct } from "./failed-acts";
import { titleOf } from "./record-body";
import { seedOf } from "./record-draft";
import { useRecordsWorkspace } from "./records-workspace";
import { zoneLineOf } from "./zone-line";

const none: readonly ListedAct[] = [];

/** What did not go through, with the records it lost: over the foot of the table, which does not move for it. */
export function ActNotices() {
  const { domainId } = useRecordsWorkspace();
  const all = useSyncExternalStore(failedActs.subscribe, failedActs.snapshot, () => none);
  const acts = all.filter((act) => act.domainId === domainId);
  // What has come since is not folded away.
  const [foldedUpTo, setFoldedUpTo] = useState(0);
  const last = acts.at(-1);
  if (!last) return null;
  const fold = () => setFoldedUpTo(last.key);
  if (last.key <= foldedUpTo) return <Folded acts={acts} onShow={() => setFoldedUpTo(0)} />;
  return (
    <div className={cx(place, "flex max-h-[60dvh] flex-col gap-2 overflow-y-auto p-3")}>
      {acts.map((act) => (
        <ActNotice key={act.key} act={act} onFold={fold} />
      ))}
    </div>
  );
}

const place =
  "fixed right-4 bottom-4 z-40 w-[30rem] max-w-[calc(100vw-2rem)] rounded-md border border-line-strong bg-raised shadow-popup in-[body:has([data-over-rows]>section)]:bottom-24 max-md:in-[body:has([data-run-notices]>section)]:bottom-56";

/** In one line, for whoever needs what is below. */
function Folded({ acts, onShow }: { acts: readonly ListedAct[]; onShow: () => void }) {
  const [only, second] = acts;
  return (
    <section
      aria-label="What did not go through"
      className={cx(place, "flex items-center gap-2 px-3 py-1.5")}
    >
      <p className="min-w-0 flex-1 truncate">
        {only && !second ? actTitle(only) : `${acts.length} acts did not go through`}
      </p>
      <Button ref={focusOnce} size="sm" aria-expanded={false} onClick={onShow}>
        Show
      </Button>
    </section>
  );
}

function ActNotice({ act, onFold }: { act: ListedAct; onFold: () => void }) {
  const { domainId, zone, openPanel, showRecord } = useRecordsWorkspace();
  const { problem, candidate, operation, retry } = act;
  const title = actTitle(act);
  const dismiss = () => failedActs.dismiss(act.key);
  const wait = useSendWait(problem);
  const again = () => {
    dismiss();
    retry?.();
  };
  return (
    <section
      // The act was begun somewhere else: the eye is brought here.
      ref={focusOnce}
      tabIndex={-1}
      aria-label={title}
      className="flex flex-col gap-2"
    >
      <ProblemNotice
        role="alert"
        problem={problem}
        title={title}
        open={act.open}
        // A check that could not be read goes on by itself when the API takes it; an act when the person says so.
        onRetry={retry && problem.outcome === "none" ? again : undefined}
        actions={
          <>
            {retry && problem.outcome === "refused" && (
              <Button size="sm" disabledReason={wait.reason} onClick={again}>
                Try it once more
                <SendCountdown until={wait.until} />
              </Button>
            )}
            <Button size="sm" variant="quiet" onClick={dismiss}>
              Dismiss
            </Button>
            <Button size="sm" variant="quiet" aria-expanded={true} onClick={onFold}>
              Minimise
            </Button>
          </>
        }
      />
      {problem.kind === "conflict" && (
        <ConflictDetails
          problem={problem}
          domainId={domainId}
          zone={zone}
          candidate={candidate}
          operation={operation}
          onAlreadyThere={({ id }) => {
            dismiss();
            showRecord(id);
          }}
          onEditInstead={({ id }) => openPanel({ mode: "edit", id, proposed: candidate })}
        />
      )}
      <LostRecords records={act.lost} unsure={problem.outcome === "unknown"} />
    </section>
  );
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

interface LostRecordsProps {
  records: readonly ZoneRecord[];
  /** Not all of them may be gone. */
  unsure?: boolean | undefined;
}

/** Records that are gone from the zone, for copying or adding again in another form. */
export function LostRecords({ records, unsure = false }: LostRecordsProps) {
  const { zone, openPanel } = useRecordsWorkspace();
  if (records.length === 0) return null;
  return (
    <Notice tone="warning" title={unsure ? "Perhaps not in the zone any more" : "Not in the zone any more"}>
      <ul className="flex flex-col gap-1">
        {records.map((record) => (
          <li key={record.id} className="flex flex-wrap items-center gap-2">
            <code className="min-w-0 flex-1 wrap-anywhere">{zoneLineOf(record, zone)}</code>
            <CopyButton text={zoneLineOf(record, zone)} what={titleOf(record, zone)} />
            <Button size="sm" onClick={() => openPanel({ mode: "add", seed: seedOf(record, zone) })}>
              Add it in the editor
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
