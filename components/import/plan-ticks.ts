import { canTick, type ImportPlan, type ImportRow, tickedAtFirst } from "@/lib/changes/import-rows";

export type RowKind = ImportRow["kind"];

/** Which rows of a plan are ticked, by their place, and how many of each kind. A value: each change gives a new one. */
export interface PlanTicks {
  readonly on: Uint8Array;
  /** How many rows of a kind are ticked, and how many can be. */
  readonly counts: Readonly<Record<RowKind, { on: number; of: number }>>;
  readonly total: number;
  /** Kinds that the viewer may not apply. */
  readonly barred: ReadonlySet<RowKind>;
}

/** The ticks before anybody has set one. */
export function firstTicks(plan: ImportPlan, barred: ReadonlySet<RowKind> = new Set()): PlanTicks {
  const on = Uint8Array.from(plan.rows, (row) => Number(tickedAtFirst(row, plan) && !barred.has(row.kind)));
  return counted(plan, on, barred);
}

/** With one row turned over; a row that cannot be ticked stays as it is. */
export function withRow(ticks: PlanTicks, plan: ImportPlan, at: number): PlanTicks {
  const row = plan.rows[at];
  if (!row || !canTick(row) || ticks.barred.has(row.kind)) return ticks;
  const on = ticks.on.slice();
  on[at] = on[at] ? 0 : 1;
  return counted(plan, on, ticks.barred);
}

/** With all rows of a kind ticked, or none of them. */
export function withKind(ticks: PlanTicks, plan: ImportPlan, kind: RowKind, to: boolean): PlanTicks {
  if (ticks.barred.has(kind)) return ticks;
  const on = ticks.on.slice();
  for (const [at, row] of plan.rows.entries()) {
    if (row.kind === kind && canTick(row)) on[at] = Number(to);
  }
  return counted(plan, on, ticks.barred);
}

/** Whether there is anything to tick. */
export function canTickAny({ counts }: PlanTicks): boolean {
  return Object.values(counts).some(({ of }) => of > 0);
}

function counted({ rows }: ImportPlan, on: Uint8Array, barred: ReadonlySet<RowKind>): PlanTicks {
  const none = () => ({ on: 0, of: 0 });
  const counts = {
    ...{ new: none(), changed: none(), deleted: none(), same: none() },
    ...{ refused: none(), conflicting: none(), system: none() },
  };
  let total = 0;
  for (const [at, row] of rows.entries()) {
    if (!canTick(row)) continue;
    const ticked = on[at] ?? 0;
    counts[row.kind].of += 1;
    counts[row.kind].on += ticked;
    total += ticked;
  }
  return { on, counts, total, barred };
}
