"use client";

import { type KeyboardEvent, useMemo, useState } from "react";
import { useListedKeys } from "@/components/shell/use-shortcut";
import type { Column } from "@/components/table/column";
import { VirtualTable } from "@/components/table/virtual-table";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { onDemand, useEver } from "@/components/ui/on-demand";
import { canTick, type ImportRow } from "@/lib/changes/import-rows";
import type { Compared } from "./compare-text";
import { type LineWords, lineWords, type PlanLine, placeOf, type WordsOf } from "./plan-lines";
import { mayTick, type PlanTicks } from "./plan-ticks";
import type { WholeLineProps } from "./whole-line";

const WholeLine = onDemand(() => import("./whole-line").then((module) => module.WholeLine));

interface PlanTableProps {
  compared: Compared;
  ticks: PlanTicks;
  lines: readonly PlanLine[];
  /** Of the zone, in seconds. */
  defaultTtl: number;
  onTick: (at: number) => void;
}

const layout =
  "grid-cols-[1.5rem_4.5rem_minmax(0,1fr)] max-sm:grid-cols-[1.5rem_minmax(0,1fr)] max-sm:gap-x-1";

/** The plan as the diff of a zone file, with a tick for each row that can be applied. */
export function PlanTable({ compared, ticks, lines, defaultTtl, onTick }: PlanTableProps) {
  const { plan, widths, lines: source } = compared;
  const words = useMemo(
    (): WordsOf => ({ plan, widths, defaultTtl, source }),
    [plan, widths, defaultTtl, source],
  );
  const isTicked = (line: PlanLine) => line.part !== "note" && ticks.on[line.at] === 1;
  const rowOf = (line: PlanLine) => (line.part === "note" ? undefined : plan.rows[line.at]);
  const tickable = (line: PlanLine) => line.part !== "note" && mayTick(ticks, plan, line.at);
  const tick = (line: PlanLine) => {
    if (tickable(line)) onTick(line.at);
  };
  const [whole, setWhole] = useState<WholeLineProps["shown"]>();
  const wholeWanted = useEver(whole !== undefined);
  const showWhole = (line: PlanLine) => {
    const anchor = document.activeElement?.closest<HTMLElement>("[role=row]");
    if (anchor) setWhole({ text: lineWords(line, isTicked(line), words).text, anchor });
  };
  useListedKeys("space", "Tick the row", { group: "Table" });
  const columns: Column<PlanLine>[] = [
    {
      id: "tick",
      header: "Tick",
      hideHeader: true,
      cell: (line, { tabStop }) =>
        line.first && tickable(line) ? (
          <Checkbox
            hideLabel
            label={`Take ${lineWords(line, true, words).text}`}
            tabIndex={tabStop ? undefined : -1}
            checked={isTicked(line)}
            onChange={() => onTick(line.at)}
          />
        ) : null,
    },
    {
      id: "line",
      header: source.unit === "line" ? "Line" : "Item",
      className: "text-right tabular-nums text-muted max-sm:hidden",
      cell: (line) => (line.first ? placeOf(line, plan) : null),
    },
    {
      id: "change",
      header: "Change",
      className: "max-sm:whitespace-normal max-sm:wrap-anywhere",
      cell: (line, { tabStop }) => (
        <ChangeCell
          line={line}
          words={lineWords(line, isTicked(line), words)}
          row={rowOf(line)}
          tabStop={tabStop}
          onWhole={(text, anchor) => setWhole({ text, anchor })}
        />
      ),
    },
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows of the table within take the key
    <div
      onKeyDown={(event: KeyboardEvent) => {
        const { target } = event;
        if (event.key !== " " || event.defaultPrevented || !(target instanceof HTMLElement)) return;
        if (!target.matches("[role=row][data-index]")) return;
        event.preventDefault();
        const line = lines[Number(target.dataset.index)];
        if (line) tick(line);
      }}
    >
      <VirtualTable
        label="Plan"
        columns={columns}
        rows={lines}
        rowId={lineId}
        layout={layout}
        stacked
        sort={null}
        onSort={() => undefined}
        onOpen={tick}
        openLabel="Tick the row"
        shortcuts={[
          { keys: "x", label: "Tick the row", run: tick },
          { keys: "v", label: "Show the whole line", run: showWhole },
        ]}
        rowClass={(line) => lineClass(line, rowOf(line), isTicked(line))}
      />
      {wholeWanted && <WholeLine shown={whole} onClose={() => setWhole(undefined)} />}
    </div>
  );
}

function lineId({ at, part, nth }: PlanLine): string {
  return `${at} ${part} ${nth}`;
}

/** What will be is green, what will not be any more is red; what is not ticked is neither. */
function lineClass(line: PlanLine, row: ImportRow | undefined, ticked: boolean): string | undefined {
  if (row && canTick(row) && !ticked) return "text-muted";
  if (row === undefined || row.kind === "same" || row.kind === "system") return undefined;
  if (row.kind === "refused") return "bg-danger-soft";
  if (row.kind === "conflicting") return row.replaces ? conflictClass(line) : "bg-warning-soft";
  return line.part === "was" ? "bg-danger-soft" : "bg-success-soft";
}

function conflictClass({ part }: PlanLine): string {
  if (part === "becomes") return "bg-success-soft";
  return part === "in-way" ? "bg-danger-soft" : "bg-warning-soft";
}

const spoken: Record<LineWords["sign"], string> = {
  "+": "Will be: ",
  "-": "Will go: ",
  "!": "Not read: ",
  " ": "",
};

/** A longer text may not be in sight as a whole. */
const cut = 90;

interface ChangeCellProps {
  line: PlanLine;
  words: LineWords;
  row: ImportRow | undefined;
  tabStop: boolean;
  onWhole: (text: string, anchor: HTMLElement) => void;
}

function ChangeCell({ line, words: { sign, text, note }, row, tabStop, onWhole }: ChangeCellProps) {
  const prose = line.part === "reason" || line.part === "note";
  const column = line.part === "reason" && row?.kind === "refused" ? row.column : 1;
  const said = column > 1 ? `Column ${column}: ${text}` : text;
  const inside = (
    <bdi className="block overflow-hidden text-ellipsis whitespace-pre font-mono max-sm:line-clamp-2 max-sm:whitespace-normal">
      {text}
    </bdi>
  );
  return (
    <span className="flex min-w-0 items-baseline">
      <span aria-hidden="true" className="w-4 shrink-0 font-mono">
        {prose ? "" : sign === "-" ? "−" : sign}
      </span>
      {spoken[sign] && <span className="sr-only">{spoken[sign]}</span>}
      {prose ? (
        <span
          title={said}
          className={cx(
            "overflow-hidden text-ellipsis max-sm:line-clamp-2",
            row?.kind === "refused" ? "text-danger" : "text-warning",
          )}
        >
          {said}
        </span>
      ) : text.length > cut ? (
        <button
          type="button"
          aria-label={`Whole line: ${text}`}
          tabIndex={tabStop ? undefined : -1}
          onClick={({ currentTarget }) => onWhole(text, currentTarget)}
          className="min-w-0 text-left hover:underline"
        >
          {inside}
        </button>
      ) : (
        <span className="min-w-0">{inside}</span>
      )}
      {note && (
        <span className="max-w-1/2 shrink-0 truncate pl-2 text-muted max-sm:line-clamp-2 max-sm:whitespace-normal">
          {note}
        </span>
      )}
    </span>
  );
}
