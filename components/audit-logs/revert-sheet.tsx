"use client";

import { useMemo } from "react";
import { useStaging } from "@/components/changes/use-staging";
import { isDomainGone } from "@/components/errors/domain-gone";
import { DomainNotFound } from "@/components/errors/domain-not-found";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { LeaveScopeContext, useLeaveScope } from "@/components/form/leave-scope";
import { Busy } from "@/components/ui/busy";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Sheet } from "@/components/ui/sheet";
import { useApi } from "@/lib/api/query";
import { type Revert, revertOf } from "@/lib/audit/revert";
import type { AuditLog } from "@/lib/contract/audit-logs";
import type { DomainDetail } from "@/lib/contract/domains";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { AuditSentenceText } from "./audit-sentence-text";
import { RevertDomainUpdate, RevertToDeleted, RevertToRestored } from "./revert-domain";
import { RevertRecords } from "./revert-records";
import { useDomainNow } from "./use-domain-now";

export interface RevertSheetProps {
  open: boolean;
  entry: AuditLog;
  /** The way back is staged: its review is to be shown. */
  onStaged: (domain: DomainDetail) => void;
  onClose: () => void;
}

/** What would take an entry back, as far as anything can, compared with what is there now. */
export function RevertSheet({ open, entry, onStaged, onClose }: RevertSheetProps) {
  const { guards, leaveBy } = useLeaveScope();
  const close = () => leaveBy(onClose);
  // Lists shorten details.
  const whole = useApi("auditLogs.get", { params: { log_id: entry.id } }, { enabled: open });
  const revert = useMemo(() => whole.data && revertOf(whole.data), [whole.data]);
  return (
    <Sheet open={open} onOpenChange={(next) => !next && close()} title="Revert an entry">
      <LeaveScopeContext value={guards}>
        <div className="flex min-h-full flex-col">
          <p className="border-line border-b px-4 py-3">
            <AuditSentenceText entry={entry} />
          </p>
          {revert ? (
            <Ways revert={revert} onStaged={onStaged} onClose={close} />
          ) : (
            <Reading
              problem={whole.error ? problemOf(whole.error) : undefined}
              onRetry={() => void whole.refetch()}
              retrying={whole.isFetching}
              label="Reading the entry…"
            />
          )}
        </div>
      </LeaveScopeContext>
    </Sheet>
  );
}

interface ReadingProps {
  problem: Problem | undefined;
  onRetry: () => void;
  retrying: boolean;
  label: string;
}

function Reading({ problem, onRetry, retrying, label }: ReadingProps) {
  return (
    <div className="p-4">
      {problem ? (
        <ProblemNotice problem={problem} role="alert" onRetry={onRetry} retrying={retrying} />
      ) : (
        <Busy label={label} />
      )}
    </div>
  );
}

interface WaysProps extends Pick<RevertSheetProps, "onStaged" | "onClose"> {
  revert: Revert;
}

function Ways({ revert, ...ways }: WaysProps) {
  if (revert.kind !== "none") return <DomainWays revert={revert} {...ways} />;
  return (
    <div className="flex flex-col items-start gap-3 p-4">
      <Notice title="This cannot be taken back from here">{revert.reason}</Notice>
      <Button onClick={ways.onClose}>Close</Button>
    </div>
  );
}

function DomainWays({
  revert,
  onStaged,
  onClose,
}: WaysProps & { revert: Exclude<Revert, { kind: "none" }> }) {
  const { domain, problem, again } = useDomainNow(revert.domainId, revert.kind === "domain-restore");
  if (problem && isDomainGone(problem)) {
    return <DomainNotFound domainId={revert.domainId} problem={problem} onRestored={again} />;
  }
  if (problem || !domain) {
    return (
      <Reading problem={problem} onRetry={again} retrying={false} label="Reading the domain as it is now…" />
    );
  }
  const shown = { domain, onClose };
  switch (revert.kind) {
    case "records":
      return <RecordWays revert={revert} onStaged={onStaged} {...shown} />;
    case "domain-update":
      return <RevertDomainUpdate revert={revert} {...shown} />;
    case "domain-delete":
      return <RevertToDeleted {...shown} />;
    case "domain-restore":
      return <RevertToRestored {...shown} />;
  }
}

interface RecordWaysProps extends Pick<RevertSheetProps, "onStaged" | "onClose"> {
  revert: Extract<Revert, { kind: "records" }>;
  domain: DomainDetail;
}

function RecordWays({ revert, domain, onStaged, onClose }: RecordWaysProps) {
  const staging = useStaging(domain.id, domain.name);
  return (
    <RevertRecords
      changes={revert.changes}
      domain={domain}
      staging={staging}
      onStaged={() => onStaged(domain)}
      onClose={onClose}
    />
  );
}
