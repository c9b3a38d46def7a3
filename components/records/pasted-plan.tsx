"use client";

import { useMemo, useState } from "react";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { lineWords, type PlanLine, placeOf, planLines, type WordsOf } from "@/components/import/plan-lines";
import type { PlanTicks } from "@/components/import/plan-ticks";
import { sourceLines } from "@/components/import/source-lines";
import { Busy } from "@/components/ui/busy";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { DialogFooter } from "@/components/ui/dialog-footer";
import { canTick, type ImportRow, importSet } from "@/lib/changes/import-rows";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { recordsText } from "./bulk-words";
import type { PastedLines } from "./pasted-lines";
import { useRecordsWorkspace } from "./records-workspace";
import { useCommit } from "./use-commit";
import { type PastePlan, usePastePlan } from "./use-paste-plan";

interface PastedPlanProps {
  lines: PastedLines;
  /** Back to the form of one record. */
  onBack: () => void;
}

/** What several pasted lines would add, line by line, before anything is done. */
export function PastedPlan({ lines, onBack }: PastedPlanProps) {
  const { staging, reasons, closePanel } = useRecordsWorkspace();
  const { made, problem: defect, tick } = usePastePlan(lines);
  const commit = useCommit();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const notice = problem ?? defect;
  const count = made?.ticks.total ?? 0;
  const apply = async ({ plan, ticks }: PastePlan) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await commit(importSet(plan, (_, at) => ticks.on[at] === 1));
      closePanel();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <section aria-label="Pasted lines" className="flex flex-col gap-3">
      {made ? <Summary {...made} /> : !defect && <Busy label="Reading what was pasted…" />}
      {made && <Lines lines={lines} made={made} onTick={tick} />}
      {notice && <ProblemNotice problem={notice} role="alert" />}
      <div className="-mx-4 sticky bottom-0 bg-raised">
        <DialogFooter>
          <Button onClick={onBack}>Back to one record</Button>
          <Button
            variant="primary"
            ref={focusOnce}
            busy={busy}
            disabledReason={count > 0 ? undefined : (reasons.create ?? "No line is ticked.")}
            onClick={() => made && void apply(made)}
          >
            {`${staging.active ? "Stage" : "Save"} ${recordsText(count)}`}
          </Button>
        </DialogFooter>
      </div>
    </section>
  );
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

/** "3 new · 1 changed · 1 cannot be read". */
function Summary({ plan: { counts } }: PastePlan) {
  const parts = [
    [counts.new, "new"],
    [counts.changed, "with another TTL or state"],
    [counts.same, "there already"],
    [counts.conflicting, "in conflict"],
    [counts.system, "of the zone itself"],
    [counts.refused, "not read"],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return (
    <p role="status" className="text-muted">
      {words.join(" · ")}
    </p>
  );
}

/** So many are drawn; whoever has more has a file to import. */
const mostDrawn = 1_000;

interface LinesProps {
  lines: PastedLines;
  made: PastePlan;
  onTick: (at: number) => void;
}

function Lines({ lines: { text, format }, made, onTick }: LinesProps) {
  const { defaultTtl } = useRecordsWorkspace();
  const { plan, widths, ticks } = made;
  const words = useMemo(
    (): WordsOf => ({ plan, widths, defaultTtl: defaultTtl ?? -1, source: sourceLines(text, format) }),
    [plan, widths, defaultTtl, text, format],
  );
  const shown = useMemo(() => planLines(plan, "all"), [plan]);
  return (
    <>
      <ul aria-label="Lines" className="-mx-4 border-line border-y">
        {shown.slice(0, mostDrawn).map((line) => (
          <Line
            key={`${line.at} ${line.part} ${line.nth}`}
            line={line}
            words={words}
            row={line.part === "note" ? undefined : plan.rows[line.at]}
            ticks={ticks}
            onTick={onTick}
          />
        ))}
      </ul>
      {shown.length > mostDrawn && (
        <p className="text-muted">
          and {(shown.length - mostDrawn).toLocaleString("en")} more, which are not shown here. Import a file
          to see them all.
        </p>
      )}
    </>
  );
}

interface LineProps {
  line: PlanLine;
  words: WordsOf;
  /** None of a note. */
  row: ImportRow | undefined;
  ticks: PlanTicks;
  onTick: (at: number) => void;
}

function Line({ line, words, row, ticks, onTick }: LineProps) {
  const ticked = row !== undefined && ticks.on[line.at] === 1;
  const { sign, text, note } = lineWords(line, ticked, words);
  const place = placeOf(line, words.plan);
  const prose = line.part === "reason" || line.part === "note";
  const where = line.part === "reason" && row?.kind === "refused" && row.column > 1;
  return (
    <li
      className={cx(
        "flex min-h-7 items-start gap-2 px-4 py-1",
        row && canTick(row) && !ticked && !prose ? "text-muted" : lookOf(sign, line.part),
      )}
    >
      <span className="w-6 shrink-0">
        {line.first && row && canTick(row) && !ticks.barred.has(row.kind) && (
          <Checkbox
            hideLabel
            label={`${words.source.unit} ${place}: ${text}`}
            checked={ticked}
            onChange={() => onTick(line.at)}
          />
        )}
      </span>
      <span className="w-8 shrink-0 text-right text-muted tabular-nums">{line.first && place}</span>
      <span className={cx("min-w-0 flex-1 wrap-anywhere", !prose && "whitespace-pre-wrap font-mono")}>
        {!prose && (
          <span aria-hidden="true" className="inline-block w-4">
            {sign === "-" ? "−" : sign}
          </span>
        )}
        {spoken[sign] && <span className="sr-only">{spoken[sign]}</span>}
        {where && `Column ${row.column}: `}
        {text}
        {note && <span className="font-sans text-muted"> {note}</span>}
      </span>
    </li>
  );
}

const spoken = { "+": "Will be: ", "-": "Will go: ", "!": "Not read: ", " ": "" } as const;

function lookOf(sign: keyof typeof spoken, part: PlanLine["part"]): string | undefined {
  if (part === "note") return "text-warning";
  if (part === "reason") return "text-danger";
  return { "+": "bg-success-soft", "-": "bg-danger-soft", "!": undefined, " ": "text-muted" }[sign];
}
