"use client";

import { useEffect, useMemo, useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import { changesText } from "@/components/changes/count-words";
import type { Staging } from "@/components/changes/use-staging";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { Busy } from "@/components/ui/busy";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { LoggedChange } from "@/lib/audit/revert";
import { type RevertPlan, tickedSet } from "@/lib/audit/revert-plan";
import type { DomainDetail } from "@/lib/contract/domains";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { RevertRecordRow } from "./revert-record-row";
import { useRevertPlan } from "./use-revert-plan";

interface RevertRecordsProps {
  changes: readonly LoggedChange[];
  domain: DomainDetail;
  staging: Staging;
  /** They are staged, and their review opens. */
  onStaged: () => void;
  onClose: () => void;
}

/** Rows drawn at once: an import may have 100,000. */
const portion = 200;

/** What would take changes of records back; what is ticked goes into the review. */
export function RevertRecords(props: RevertRecordsProps) {
  const { found, again } = useRevertPlan(props.changes, props.domain);
  if (!found) {
    return (
      <div className="p-4">
        <Busy label={`Comparing with ${props.domain.name} as it is now…`} />
      </div>
    );
  }
  if ("problem" in found) {
    return (
      <div className="p-4">
        <ProblemNotice problem={found.problem} role="alert" onRetry={again} />
      </div>
    );
  }
  return <Plan {...props} plan={found.plan} />;
}

function Plan({ plan, domain, staging, onStaged, onClose }: RevertRecordsProps & { plan: RevertPlan }) {
  const { rows } = plan;
  const open = useMemo(() => rows.filter(({ state }) => state !== "already"), [rows]);
  const [ticked, setTicked] = useState(() => new Set(open.map(({ line }) => line.key)));
  const [shown, setShown] = useState(portion);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const set = useMemo(() => tickedSet(plan, ticked), [plan, ticked]);
  const lacking = useLacking(set, domain.id);
  const many = rows.length > 1;
  const already = rows.length - open.length;
  useEffect(() => setTicked(new Set(open.map(({ line }) => line.key))), [open]);
  const toggle = (key: string) => {
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    setTicked(next);
  };
  const stage = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const staged = await staging.ready();
      await staged.merge(set);
      staged.review(true);
      onStaged();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-1 flex-col">
      <div className="flex flex-col gap-2 px-4 py-3">
        <p role="status">
          {open.length === 0
            ? "There is nothing to take back: the zone is so already."
            : `This is what takes it back in ${domain.name}, compared with the zone as it is now.`}
          {open.length > 0 &&
            already > 0 &&
            ` ${already.toLocaleString("en")} of it ${already === 1 ? "is" : "are"} so already.`}
        </p>
        {staging.count > 0 && (
          <Notice title={`${changesText(staging.count)} staged before`}>
            What you put in the review joins {staging.count === 1 ? "it" : "them"}.
          </Notice>
        )}
        {lacking && <Notice tone="warning">{lacking}</Notice>}
        {problem && <ProblemNotice problem={problem} role="alert" />}
        {many && open.length > 0 && (
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onClick={() => setTicked(new Set(open.map(({ line }) => line.key)))}>
              Tick all
            </Button>
            <Button size="sm" onClick={() => setTicked(new Set())}>
              Tick none
            </Button>
            <span className="self-center text-muted">{ticked.size.toLocaleString("en")} ticked</span>
          </div>
        )}
      </div>
      <ul aria-label="What takes it back" className="border-line border-t">
        {rows.slice(0, shown).map((row) => (
          <RevertRecordRow
            key={row.line.key}
            row={row}
            zone={plan.set.zone}
            ticked={many ? ticked.has(row.line.key) : undefined}
            onTick={() => toggle(row.line.key)}
          />
        ))}
      </ul>
      {rows.length > shown && (
        <p className="px-4 py-2">
          <Button size="sm" onClick={() => setShown(shown + 5 * portion)}>
            {`Show ${Math.min(rows.length - shown, 5 * portion).toLocaleString("en")} more`}
          </Button>
        </p>
      )}
      <div className="sticky bottom-0 mt-auto flex flex-wrap justify-end gap-2 border-line border-t bg-raised px-4 py-3">
        <Button onClick={onClose}>{open.length === 0 ? "Close" : "Cancel"}</Button>
        {open.length > 0 && (
          <Button
            variant="primary"
            busy={busy}
            disabledReason={ticked.size === 0 ? "Tick first what is to be taken back." : lacking}
            onClick={() => void stage()}
          >
            Review {changesText(ticked.size)}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Why the viewer may not do what is ticked. */
function useLacking({ lines }: RevertPlan["set"], domainId: string): string | undefined {
  const reasons = {
    add: usePermission("records:create", domainId).reason,
    change: usePermission("records:update", domainId).reason,
    delete: usePermission("records:delete", domainId).reason,
  };
  for (const { kind } of lines.values()) if (reasons[kind]) return reasons[kind];
  return undefined;
}
