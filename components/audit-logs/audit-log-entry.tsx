"use client";

import Undo2 from "lucide-react/icons/undo-2";
import { useEffect, useState } from "react";
import { Loaded } from "@/components/errors/loaded";
import { ProblemPage } from "@/components/errors/problem-page";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api/query";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { AuditSentenceText } from "./audit-sentence-text";
import { EntryChanges } from "./entry-changes";
import { EntryFacts } from "./entry-facts";
import { EntrySteps } from "./entry-steps";
import { listPlace } from "./list-place";
import { RawEntry } from "./raw-entry";
import { type RevertAsked, RevertHost } from "./revert-host";
import { whyNoRevert } from "./why-no-revert";

/** One entry of the audit log, whole. */
export function AuditLogEntry({ logId }: { logId: string }) {
  const entry = useApi("auditLogs.get", { params: { log_id: logId } });
  useEffect(() => listPlace.onEntry(logId), [logId]);
  return (
    <Loaded
      query={entry}
      flush
      renderProblem={(problem, retry) => (
        <ProblemPage problem={problem} onRetry={retry} retrying={entry.isFetching} heading="h1" />
      )}
      skeleton={
        <>
          <PageHeader title={<Skeleton className="h-6 w-96 max-w-full" />} />
          <PageBody>
            <Skeleton className="h-64 w-full max-w-3xl" />
          </PageBody>
        </>
      }
    >
      {(found) => <WholeEntry entry={found} />}
    </Loaded>
  );
}

function WholeEntry({ entry }: { entry: AuditLog }) {
  const [reverting, setReverting] = useState<RevertAsked>();
  return (
    <>
      <PageHeader
        title={<AuditSentenceText entry={entry} />}
        actions={
          <>
            <EntrySteps entry={entry} />
            <Button
              icon={<Undo2 aria-hidden="true" className="size-4" />}
              disabledReason={whyNoRevert(entry)}
              onClick={() => setReverting({ entry })}
            >
              Revert…
            </Button>
          </>
        }
      />
      <PageBody>
        <div className="flex max-w-5xl flex-col gap-6">
          {entry.as_sent !== undefined && (
            <Notice tone="warning" title="This entry is not as the API’s pages describe entries">
              What should be text and is not is shown as JSON. The raw entry below is as the API sent it.
            </Notice>
          )}
          <EntryFacts entry={entry} />
          <section aria-labelledby="changes" className="flex flex-col gap-3">
            <h2 id="changes" className="font-semibold text-base">
              What changed
            </h2>
            <EntryChanges entry={entry} />
          </section>
          <RawEntry entry={entry} />
        </div>
      </PageBody>
      <RevertHost asked={reverting} onClose={() => setReverting(undefined)} />
    </>
  );
}
