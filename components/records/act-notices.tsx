"use client";

import { useSyncExternalStore } from "react";
import { ConflictDetails } from "@/components/errors/conflict-details";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { actTitle, failedActs, type ListedAct } from "./failed-acts";
import { titleOf } from "./record-body";
import { seedOf } from "./record-draft";
import { useRecordsWorkspace } from "./records-workspace";
import { zoneLineOf } from "./zone-line";

const none: readonly ListedAct[] = [];

/** What did not go through, above the table, with the records it lost. */
export function ActNotices() {
  const { domainId } = useRecordsWorkspace();
  const acts = useSyncExternalStore(failedActs.subscribe, failedActs.snapshot, () => none);
  return acts.filter((act) => act.domainId === domainId).map((act) => <ActNotice key={act.key} act={act} />);
}

function ActNotice({ act }: { act: ListedAct }) {
  const { domainId, zone, openPanel, showRecord } = useRecordsWorkspace();
  const { problem, candidate, operation, retry } = act;
  const title = actTitle(act);
  const dismiss = () => failedActs.dismiss(act.key);
  return (
    <section
      // The act was begun somewhere else, perhaps far down the table: the eye is brought here.
      ref={focusOnce}
      tabIndex={-1}
      aria-label={title}
      className="flex scroll-mt-14 flex-col gap-2 px-4 pb-2 md:px-6"
    >
      <h3 className="font-semibold">{title}</h3>
      <ProblemNotice
        role="alert"
        problem={problem}
        open={act.open}
        actions={
          <>
            {retry && problem.outcome !== "unknown" && (
              <Button
                size="sm"
                onClick={() => {
                  dismiss();
                  retry();
                }}
              >
                Try it once more
              </Button>
            )}
            <Button size="sm" variant="quiet" onClick={dismiss}>
              Dismiss
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
