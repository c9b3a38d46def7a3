"use client";

import { useEffect, useRef, useState } from "react";
import { changesText } from "@/components/changes/count-words";
import { useStaging } from "@/components/changes/use-staging";
import { useNavigate } from "@/components/form/use-navigate";
import { onDemand } from "@/components/ui/on-demand";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import type { AuditLog } from "@/lib/contract/audit-logs";
import type { DomainDetail } from "@/lib/contract/domains";
import { paths } from "@/lib/paths";

const RevertSheet = onDemand(() => import("./revert-sheet").then((module) => module.RevertSheet));
const ReviewSheet = onDemand(() =>
  import("@/components/changes/review-sheet").then((module) => module.ReviewSheet),
);

/** An entry that is to be taken back; another object each time it is asked for. */
export interface RevertAsked {
  entry: AuditLog;
}

interface RevertHostProps {
  asked: RevertAsked | undefined;
  onClose: () => void;
  /** The page shows the review of staged changes itself; told when there is something to review. */
  onStaged?: (() => void) | undefined;
}

/** What stands over the page while an entry is taken back: what would do it, then the review of that. */
export function RevertHost({ asked, onClose, onStaged }: RevertHostProps) {
  const [last, setLast] = useState(asked);
  if (asked && asked !== last) setLast(asked);
  const [reviewed, setReviewed] = useState<DomainDetail>();
  return (
    <>
      {last && (
        <RevertSheet
          key={last.entry.id}
          open={asked !== undefined}
          entry={last.entry}
          onClose={onClose}
          onStaged={(domain) => {
            onClose();
            if (onStaged) onStaged();
            else setReviewed(domain);
          }}
        />
      )}
      {reviewed && <Review key={reviewed.id} domain={reviewed} />}
    </>
  );
}

/** The review of the domain's staged changes, and where they are when it is closed with some left. */
function Review({ domain }: { domain: DomainDetail }) {
  const { zone, state, count } = useStaging(domain.id, domain.name);
  const navigate = useNavigate();
  const open = state?.reviewing ?? false;
  const was = useRef(false);
  useEffect(() => {
    const closed = was.current && !open;
    was.current = open;
    if (!closed || count === 0) return;
    toast({
      title: `${changesText(count)} to ${domain.name} ${count === 1 ? "is" : "are"} staged, and not applied`,
      description: <TextLink href={paths.records(domain.id)}>Show what is staged</TextLink>,
      complete: true,
      timeout: 20_000,
    });
  }, [open, count, domain.id, domain.name]);
  if (!zone) return null;
  return (
    <ReviewSheet
      open={open}
      staged={zone}
      domain={domain}
      onEdit={(id) => navigate(paths.record(domain.id, id))}
    />
  );
}
