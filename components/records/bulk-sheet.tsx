"use client";

import { type FormEvent, useDeferredValue, useId, useMemo, useState } from "react";
import { DiffList } from "@/components/changes/diff-list";
import { useDiffRows } from "@/components/changes/use-diff-rows";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { Busy } from "@/components/ui/busy";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { emptyChangeSet } from "@/lib/changes/change-set";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { BulkReplace, BulkTtl } from "./bulk-fields";
import { actOf, type BulkKind, emptyInput } from "./bulk-input";
import { LeftOutRecords, OtherTtls } from "./bulk-notes";
import type { BulkPlan } from "./bulk-plan";
import { actButton, actTitle, planWords } from "./bulk-words";
import { useRecordsWorkspace } from "./records-workspace";
import { useBulkPlan } from "./use-bulk-plan";
import type { ChosenRecords } from "./use-chosen-records";
import { useCommit } from "./use-commit";

interface BulkSheetProps {
  open: boolean;
  kind: BulkKind;
  chosen: ChosenRecords;
  onClose: () => void;
}

/** An act on all chosen records: what it needs to know, and all that it comes to, before anything is done. */
export function BulkSheet({ open, kind, chosen, onClose }: BulkSheetProps) {
  const { zone, staging } = useRecordsWorkspace();
  const [input, setInput] = useState(emptyInput);
  const typed = useDeferredValue(input);
  const { act, refusals } = useMemo(() => actOf(kind, typed), [kind, typed]);
  const { commit, busy, problem } = useCommitPlan(onClose);
  const { plan, ready, problem: defect } = useBulkPlan(open ? act : undefined, chosen.rows, { frozen: busy });
  const form = useId();
  const change = (more: Partial<typeof input>) => setInput((before) => ({ ...before, ...more }));
  const notice = problem ?? defect;
  const current = ready && typed === input ? plan : undefined;
  const count = current?.set.lines.size ?? 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (current && count > 0) commit(current);
  };
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => !next && !busy && onClose()}
      title={actTitle(kind, chosen.rows.length, zone)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant={kind === "delete" && !staging.active ? "danger" : "primary"}
            busy={busy}
            disabledReason={current && count > 0 ? undefined : whyNot(act !== undefined && !current, defect)}
          >
            {actButton(kind, count, staging.active)}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="px-4 pt-3">
        {kind === "ttl" && <BulkTtl input={input} refusals={refusals} change={change} />}
        {kind === "replace" && (
          <BulkReplace input={input} refusals={refusals} change={change} chosen={chosen.rows} />
        )}
        <Outlook kind={kind} plan={act && plan} chosen={chosen} ready={ready || !act} />
        {plan && kind === "ttl" && (
          <OtherTtls rows={plan.others} taken={input.others} onTake={(others) => change({ others })} />
        )}
        {notice && <ProblemNotice problem={notice} role="alert" />}
        {plan && <LeftOutRecords leftOut={plan.leftOut} />}
      </form>
      <Preview plan={plan} />
    </Sheet>
  );
}

function whyNot(waiting: boolean, defect: Problem | undefined): string {
  if (defect) return "It could not be found out what would change.";
  return waiting ? "What would change is still being found out." : "Nothing would change.";
}

interface OutlookProps {
  kind: BulkKind;
  plan: BulkPlan | undefined;
  chosen: ChosenRecords;
  ready: boolean;
}

/** How many records it concerns, and what follows. */
function Outlook({ kind, plan, chosen, ready }: OutlookProps) {
  const { staging } = useRecordsWorkspace();
  return (
    <div className="min-h-5 pb-3">
      <p role="status" className="text-muted">
        {plan && planWords(kind, plan)}
        {chosen.hidden > 0 &&
          `${plan ? " · " : ""}${chosen.hidden.toLocaleString("en")} hidden by the filter`}
      </p>
      {!plan && !ready && <Busy label="Finding out what changes…" />}
      {kind === "delete" && !staging.active && (
        <p>They are gone at once. Undo can create them again as they are now.</p>
      )}
      {kind === "disable" && <p>They stay in the zone, and are not given as answers.</p>}
    </div>
  );
}

const nothing = emptyChangeSet(".");

function Preview({ plan }: { plan: BulkPlan | undefined }) {
  const { defaultTtl } = useRecordsWorkspace();
  const rows = useDiffRows(plan?.set ?? nothing, defaultTtl ?? undefined);
  return (
    <div className="border-line border-t py-2">
      <DiffList rows={rows ?? []} outcomeOf={() => undefined} onRemove={undefined} onEdit={undefined} />
    </div>
  );
}

/** Carries the plan out and closes the sheet; what keeps it from beginning stays in it. */
function useCommitPlan(onDone: () => void) {
  const run = useCommit();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const commit = async ({ set }: BulkPlan) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await run(set);
      onDone();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { commit: (plan: BulkPlan) => void commit(plan), busy, problem };
}
