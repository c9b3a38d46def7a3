"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import { useEffect, useRef } from "react";
import { changesText } from "@/components/changes/count-words";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { DomainDetail } from "@/lib/contract/domains";
import { paths } from "@/lib/paths";

interface HandedOverProps {
  domain: DomainDetail;
  /** How many changes were put into the review. */
  count: number;
  /** How many are staged for the zone now. */
  left: number;
  onReview: () => void;
  onCompare: () => void;
  onOther: () => void;
}

/** What became of a plan that was put into the review. */
export function HandedOver(props: HandedOverProps) {
  const place = useRef<HTMLDivElement>(null);
  // The review opens over it, and gives the focus back to what had it.
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Words {...props} />
    </div>
  );
}

function Words({ domain, count, left, onReview, onCompare, onOther }: HandedOverProps) {
  const more = (
    <>
      <Button onClick={onCompare}>Compare the text again</Button>
      <Button variant="quiet" onClick={onOther}>
        Import another text
      </Button>
    </>
  );
  if (left === 0) {
    return (
      <EmptyState
        title="Nothing is left in the review"
        icon={<CircleCheck aria-hidden="true" className="size-6" />}
        action={
          <>
            <ButtonLink variant="primary" href={paths.records(domain.id)}>
              Show the records
            </ButtonLink>
            {more}
          </>
        }
      >
        What was applied is in the activity of {domain.name}. Compare the text again to see whether anything
        is still different.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`${changesText(count)} ${count === 1 ? "is" : "are"} in the review`}
      action={
        <>
          <Button variant="primary" onClick={onReview}>
            Open the review
          </Button>
          {more}
        </>
      }
    >
      Nothing has been applied yet. They are kept in this browser, also through a reload, until they are
      applied or discarded.
    </EmptyState>
  );
}
