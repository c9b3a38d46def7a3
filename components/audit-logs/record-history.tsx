"use client";

import { useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import { Loaded } from "@/components/errors/loaded";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { Busy } from "@/components/ui/busy";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { useApi } from "@/lib/api/query";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { paths } from "@/lib/paths";
import { AuditSentenceText } from "./audit-sentence-text";
import { EntryChanges } from "./entry-changes";
import { Age, ExactTime } from "./exact-time";
import { type RevertAsked, RevertHost } from "./revert-host";
import { whyNoRevert } from "./why-no-revert";

export interface RecordHistoryProps {
  open: boolean;
  /** `www A`. */
  title: string;
  domainId: string;
  recordId: string;
  onClose: () => void;
  /** What takes an entry back is staged, and its review opens. */
  onStaged: () => void;
}

/** What happened to one record: who, when, before and after, and the way back from there. */
export function RecordHistory({ open, title, domainId, recordId, onClose, onStaged }: RecordHistoryProps) {
  const [reverting, setReverting] = useState<RevertAsked>();
  const { reason } = usePermission("audit_logs:read");
  return (
    <>
      <Sheet open={open} onOpenChange={(next) => !next && onClose()} title={`History of ${title}`}>
        <div className="flex flex-col gap-3 p-4">
          {reason ? (
            <Notice tone="warning" title="You cannot see the audit log">
              {reason}
            </Notice>
          ) : (
            <Entries
              recordId={recordId}
              onRevert={(entry) => {
                onClose();
                setReverting({ entry });
              }}
            />
          )}
          {!reason && (
            <p className="text-muted">
              These are the entries of the record’s own id. Batches and imports are logged under the domain:{" "}
              <TextLink href={paths.activity(domainId)}>show its activity</TextLink>.
            </p>
          )}
        </div>
      </Sheet>
      <RevertHost asked={reverting} onClose={() => setReverting(undefined)} onStaged={onStaged} />
    </>
  );
}

interface EntriesProps {
  recordId: string;
  onRevert: (entry: AuditLog) => void;
}

const pageSize = 50;

function Entries({ recordId, onRevert }: EntriesProps) {
  const query = { resource_type: "record", resource_id: recordId };
  const list = useApi("auditLogs.list", { query: { ...query, page_size: pageSize } }, { staleTime: 0 });
  return (
    <Loaded
      query={list}
      skeleton={<Busy label="Reading the audit log…" />}
      renderProblem={(problem, retry) => (
        <ProblemNotice problem={problem} role="alert" onRetry={retry} retrying={list.isFetching} />
      )}
    >
      {({ data, total }) => (
        <>
          {data.length === 0 && <p>Nothing was logged of this record by itself.</p>}
          <ol aria-label="Entries, newest first" className="flex flex-col gap-4">
            {data.map((entry) => (
              <li key={entry.id} className="flex flex-col gap-1 border-line border-b pb-3">
                <p className="flex flex-wrap items-baseline gap-x-3 text-muted">
                  <ExactTime value={entry.timestamp} /> <Age value={entry.timestamp} />
                </p>
                <p>
                  <TextLink href={paths.auditLog(entry.id)}>
                    <AuditSentenceText entry={entry} />
                  </TextLink>
                </p>
                <EntryChanges entry={entry} />
                <div>
                  <Button size="sm" disabledReason={whyNoRevert(entry)} onClick={() => onRevert(entry)}>
                    Revert…
                  </Button>
                </div>
              </li>
            ))}
          </ol>
          {total > data.length && (
            <p>
              <TextLink href={paths.auditLogs(query)}>
                Show all {total.toLocaleString("en")} entries in the audit log
              </TextLink>
            </p>
          )}
        </>
      )}
    </Loaded>
  );
}
