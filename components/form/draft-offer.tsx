"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { relativeTime } from "@/components/ui/relative-time";
import { useNow } from "@/components/ui/use-now";

interface DraftOfferProps {
  /** When the draft was kept, in epoch milliseconds. */
  at: number;
  /** It was sent, and no reply had come when the page was left. */
  sent?: boolean | undefined;
  /** In short what is in it: "www A". */
  what: string | undefined;
  /** How many older ones there are. */
  more: number;
  onRestore: () => void;
  onDiscard: () => void;
}

/** Offers back what was typed before and never sent for good. */
export function DraftOffer({ at, sent = false, what, more, onRestore, onDiscard }: DraftOfferProps) {
  const age = relativeTime(at, useNow());
  return (
    <Notice
      tone={sent ? "warning" : "info"}
      title={sent ? "You sent this before, and left before a reply came" : "You started this before"}
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
    >
      {what && <span className="wrap-anywhere font-mono">{what}</span>}
      {sent && <p>It may have been applied: look whether it is there before you send it again.</p>}
      {more > 0 && (
        <p className="text-muted">
          {more === 1 ? "An older one is kept too." : `${more} older ones are kept too.`}
        </p>
      )}
    </Notice>
  );
}
