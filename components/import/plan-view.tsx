"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { changesText } from "@/components/changes/count-words";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { isDifference } from "@/lib/changes/import-rows";
import type { DomainDetail } from "@/lib/contract/domains";
import { transferFormats } from "@/lib/contract/transfer";
import { type Compared, type ImportText, usualTtl } from "./compare-text";
import { countText, formatNames, modes, tickedText } from "./import-words";
import { KindBar } from "./kind-bar";
import { type PlanFilter, planLines } from "./plan-lines";
import { PlanTable } from "./plan-table";
import { canTickAny, type PlanTicks, type RowKind, withKind, withRow } from "./plan-ticks";
import type { ImportStage } from "./use-import-plan";
import type { ImportTextState } from "./use-import-text";

interface PlanViewProps {
  source: ImportTextState;
  domain: DomainDetail;
  stage: ImportStage & { at: "plan" };
  /** Why rows of a kind cannot be applied. */
  bars: ReadonlyMap<RowKind, string>;
  /** How many changes are staged for the zone already. */
  stagedBefore: number;
  /** The zone, or what is staged for it, is not what the text was compared with any more. */
  outdated: boolean;
  tick: (change: (ticks: PlanTicks) => PlanTicks) => void;
  onCompare: (input?: Partial<ImportText>) => void;
  onText: () => void;
  onHandOver: () => void;
}

/** What an import would do, row by row, each with its tick. */
export function PlanView(props: PlanViewProps) {
  const { stage, domain, tick } = props;
  const { compared, ticks } = stage;
  const { plan } = compared;
  const [wanted, setFilter] = useState<PlanFilter>("differences");
  const differing = useMemo(() => plan.rows.reduce((sum, row) => sum + Number(isDifference(row)), 0), [plan]);
  const counts = { ...plan.counts, differences: differing, all: plan.rows.length, notes: plan.notes.length };
  const filter = counts[wanted] > 0 ? wanted : "differences";
  const lines = useMemo(() => planLines(plan, filter), [plan, filter]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section aria-label="Plan" className="flex flex-col gap-2 px-4 pt-3 pb-2 md:px-6">
        <h3 ref={heading} tabIndex={-1} className="font-semibold text-lg outline-none">
          {differing === 0 ? "Nothing to do" : planTitle(plan.counts)}
        </h3>
        <SourceBar {...props} />
        <PlanNotices {...props} />
        {counts.all + counts.notes > 0 && (
          <KindBar
            counts={counts}
            ticks={ticks}
            filter={filter}
            onFilter={setFilter}
            onTick={(kind, to) => tick((now) => withKind(now, plan, kind, to))}
          />
        )}
      </section>
      {lines.length === 0 ? (
        <NothingToDo compared={compared} zone={domain.name} />
      ) : (
        <PlanTable
          compared={compared}
          ticks={ticks}
          lines={lines}
          defaultTtl={domain.default_ttl ?? usualTtl}
          onTick={(at) => tick((now) => withRow(now, plan, at))}
        />
      )}
      {canTickAny(ticks) && <PlanFoot {...props} />}
    </>
  );
}

function planTitle(counts: Compared["plan"]["counts"]): string {
  const { new: added, changed, deleted, refused, conflicting } = counts;
  if (added + changed + deleted + conflicting === 0) return `${countText(refused, "line")} could not be read`;
  const bad = refused + conflicting;
  return `${countText(added + changed + deleted, "difference")}${bad > 0 ? `, ${countText(bad, "problem")}` : ""}`;
}

/** Which text is compared and how, to be changed in place. */
function SourceBar({ source, stage, onCompare, onText }: PlanViewProps) {
  const { input, lines } = stage.compared;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-0 wrap-anywhere">
        <span className="font-medium">{source.fileName ?? "Text"}</span>{" "}
        <span className="text-muted">{countText(lines.count, "line")}</span>
      </p>
      <Select
        compact
        aria-label="Format"
        value={input.format}
        options={transferFormats.map((value) => ({ value, label: formatNames[value] }))}
        onChange={({ target }) => {
          const format = transferFormats.find((each) => each === target.value);
          source.setFormat(format);
          if (format) onCompare({ format });
        }}
      />
      <Select
        compact
        aria-label="Mode"
        value={input.mode}
        options={modes.map(({ value, label }) => ({ value, label }))}
        onChange={({ target }) => {
          const chosen = modes.find(({ value }) => value === target.value);
          if (!chosen) return;
          source.setMode(chosen.value);
          onCompare({ mode: chosen.value });
        }}
      />
      <Button size="sm" onClick={onText}>
        {source.large ? "Choose another text" : "Edit the text"}
      </Button>
    </div>
  );
}

function PlanNotices({ stage, bars, stagedBefore, outdated, onCompare }: PlanViewProps) {
  const { plan } = stage.compared;
  const { deleted, refused, conflicting } = plan.counts;
  return (
    <>
      {outdated && (
        <Notice
          tone="warning"
          role="status"
          title="The zone has changed since"
          actions={
            <Button size="sm" onClick={() => onCompare()}>
              Compare again
            </Button>
          }
        >
          This plan is of the zone as it was. The review will compare again in any case.
        </Notice>
      )}
      {deleted > 0 && refused + conflicting > 0 && !bars.has("deleted") && (
        <Notice tone="warning" title="No deletion is ticked yet">
          {countText(refused + conflicting, "line")} could not be taken: what was meant there may be among
          what would be deleted.
        </Notice>
      )}
      {[...new Set(bars.values())].map((reason) => (
        <Notice key={reason} title="Some of it cannot be ticked">
          {reason}
        </Notice>
      ))}
      {stagedBefore > 0 && !outdated && (
        <Notice title={`${changesText(stagedBefore)} staged before`}>
          The text is compared with the zone as it would be with them; what you put in the review joins them.
        </Notice>
      )}
    </>
  );
}

function NothingToDo({ compared, zone }: { compared: Compared; zone: string }) {
  const { counts, rows } = compared.plan;
  if (rows.length === 0) {
    return <EmptyState title="No records in this text">Nothing in it is a record of {zone}.</EmptyState>;
  }
  return (
    <EmptyState title="The zone says the same already">
      {counts.same > 0 &&
        `${countText(counts.same, "record")} of the text ${counts.same === 1 ? "is" : "are"} in ${zone} as they are. `}
      {counts.system > 0 && "SOA and the zone’s own name servers are left as they are."}
    </EmptyState>
  );
}

function PlanFoot({ stage, onHandOver }: PlanViewProps) {
  const { ticks, handing } = stage;
  return (
    <section
      aria-label="Ticked"
      className="sticky bottom-0 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-line-strong border-t bg-raised px-4 py-2 md:px-6"
    >
      <p role="status" className="min-w-0 max-sm:flex-1">
        <span className="font-medium">{ticks.total.toLocaleString("en")} ticked</span>{" "}
        <span className="text-muted">{tickedText(ticks)}</span>
      </p>
      <Button
        variant="primary"
        busy={handing}
        busyLabel="Putting it in the review…"
        disabledReason={ticks.total === 0 ? "Tick first what is to be done." : undefined}
        onClick={onHandOver}
      >
        Put {ticks.total.toLocaleString("en")} in the review
      </Button>
    </section>
  );
}
