"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { relativeTime } from "@/components/ui/relative-time";
import { useNow } from "@/components/ui/use-now";

interface DraftOfferProps {
  /** When the draft was kept, in epoch milliseconds. */
  at: number;
  onRestore: () => void;
  onDiscard: () => void;
}

/** Offers back what was typed before and never sent. */
export function DraftOffer({ at, onRestore, onDiscard }: DraftOfferProps) {
  const age = relativeTime(at, useNow());
  return (
    <Notice
      title="You started this before"
      role="status"
      actions={
        <>
          <Button size="sm" onClick={onRestore}>
            Restore what you typed {age}
          </Button>
          <Button size="sm" variant="quiet" onClick={onDiscard}>
            Discard it
          </Button>
        </>
      }
    />
  );
}
