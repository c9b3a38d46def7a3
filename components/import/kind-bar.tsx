"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { filterHints, filterNames } from "./import-words";
import type { PlanFilter } from "./plan-lines";
import type { PlanTicks, RowKind } from "./plan-ticks";

interface KindBarProps {
  counts: Readonly<Record<PlanFilter, number>>;
  ticks: PlanTicks;
  filter: PlanFilter;
  onFilter: (filter: PlanFilter) => void;
  onTick: (kind: RowKind, to: boolean) => void;
}

const shown = [
  ...(["differences", "new", "changed", "deleted", "conflicting"] as const),
  ...(["refused", "same", "system", "notes", "all"] as const),
];

/** How many rows of each kind there are: each shows its rows, and its tick stands for all of them. */
export function KindBar({ counts, ticks, filter, onFilter, onTick }: KindBarProps) {
  return (
    <ul aria-label="Kinds" className="flex flex-wrap gap-x-2 gap-y-1">
      {shown.map((kind) => {
        if (counts[kind] === 0 && kind !== "differences") return null;
        const tick =
          isRowKind(kind) && ticks.counts[kind].of > 0 && !ticks.barred.has(kind)
            ? ticks.counts[kind]
            : undefined;
        return (
          <li
            key={kind}
            className={cx(
              "flex items-center gap-1 rounded-md border px-1",
              filter === kind ? "border-accent bg-accent-soft" : "border-line",
            )}
          >
            {tick && isRowKind(kind) && (
              <Checkbox
                hideLabel
                label={`Tick all ${filterNames[kind].toLowerCase()}`}
                checked={tick.on === tick.of}
                indeterminate={tick.on > 0 && tick.on < tick.of}
                onChange={() => onTick(kind, tick.on < tick.of)}
              />
            )}
            <button
              type="button"
              aria-pressed={filter === kind}
              title={filterHints[kind]}
              onClick={() => onFilter(kind)}
              className={cx(
                "inline-flex h-7 items-center gap-1.5 rounded-sm pr-1.5 hover:underline",
                tick ? "pl-0" : "pl-1.5",
              )}
            >
              {filterNames[kind]}
              <span className="text-muted tabular-nums">{counts[kind].toLocaleString("en")}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function isRowKind(kind: PlanFilter): kind is RowKind {
  return kind !== "differences" && kind !== "all" && kind !== "notes";
}
