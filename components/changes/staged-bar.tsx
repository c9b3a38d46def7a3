"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { onDemand, useEver } from "@/components/ui/on-demand";
import type { DomainDetail } from "@/lib/contract/domains";
import { changesText, kindsText } from "./count-words";
import { linesWords } from "./line-words";
import { SentBeforeNotice } from "./sent-before-notice";
import type { StagedZone } from "./staged-zone";
import { useOpenCall } from "./use-open-call";
import { useToldElsewhere } from "./use-told-elsewhere";

const ReviewSheet = onDemand(() => import("./review-sheet").then((module) => module.ReviewSheet));

interface StagedBarProps {
  staged: StagedZone;
  domain: DomainDetail;
  /** Opens the form of the record, or of the staged line, with this id. */
  onEdit: (id: string) => void;
}

/** Says how much is staged, and leads to its review; stays in sight at the bottom of the page. */
export function StagedBar({ staged, domain, onEdit }: StagedBarProps) {
  const { counts, kept, reviewing, sentBefore } = useSyncExternalStore(
    staged.subscribe,
    staged.snapshot,
    staged.snapshot,
  );
  useToldElsewhere(staged, domain.id);
  const [discarding, setDiscarding] = useState(false);
  const reviewWanted = useEver(reviewing);
  const changes = changesText(counts.total);
  const open = useOpenCall(staged, counts.total > 0 || reviewing);
  return (
    <>
      {counts.total > 0 && (
        <section
          aria-label="Staged changes"
          className="sticky bottom-0 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-line-strong border-t bg-raised px-4 py-2 md:px-6"
        >
          {open && !reviewing && (
            <div className="w-full">
              <SentBeforeNotice call={open} brief />
            </div>
          )}
          <p role="status" className="min-w-0 max-sm:flex-1">
            <span className="font-medium">{changes} staged</span>{" "}
            <span className="whitespace-nowrap text-muted">{kindsText(counts)}</span>
            {!kept && (
              <span className="block text-warning">
                This browser lets nothing be kept: they last as long as this page.
              </span>
            )}
          </p>
          <div className="flex gap-2">
            <Button onClick={() => setDiscarding(true)}>Discard</Button>
            <Button variant="primary" onClick={() => staged.review(true)}>
              Review
            </Button>
          </div>
        </section>
      )}
      <ConfirmDialog
        open={discarding}
        onOpenChange={setDiscarding}
        title={`Discard ${changes} to ${staged.zone}`}
        confirmLabel="Discard"
        danger
        onConfirm={() => {
          setDiscarding(false);
          staged.clear();
        }}
      >
        {kindsText(counts)}. It cannot be brought back.
        {sentBefore && (
          <p className="mt-2">
            {linesWords(sentBefore.lines)} {sentBefore.lines.length === 1 ? "was" : "were"} sent already, and
            it is not known yet whether {sentBefore.lines.length === 1 ? "it was" : "they were"} applied.
            Discarding does not take that back: it is still found out, and you are told.
          </p>
        )}
      </ConfirmDialog>
      {reviewWanted && <ReviewSheet open={reviewing} staged={staged} domain={domain} onEdit={onEdit} />}
    </>
  );
}
