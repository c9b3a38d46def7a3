import { canTick, type ImportPlan, type ImportRow, tickedAtFirst } from "@/lib/changes/import-rows";

export type RowKind = ImportRow["kind"];

/** Which rows of a plan are ticked, by their place, and how many of each kind. A value: each change gives a new one. */
export interface PlanTicks {
  readonly on: Uint8Array;
  /** Those that would be ticked if the deletions that they need were. */
  readonly wanted: Uint8Array;
  /** How many rows of a kind are ticked, and how many can be. */
  readonly counts: Readonly<Record<RowKind, { on: number; of: number }>>;
  readonly total: number;
  /** Kinds that the viewer may not apply. */
  readonly barred: ReadonlySet<RowKind>;
}

/** The ticks before anybody has set one. */
export function firstTicks(plan: ImportPlan, barred: ReadonlySet<RowKind> = new Set()): PlanTicks {
  const wanted = Uint8Array.from(plan.rows, (row, at) =>
    Number(tickedAtFirst(row, plan) && mayTick({ barred }, plan, at)),
  );
  return counted(plan, wanted, barred);
}

/** With one row turned over, and those that cannot stand as they are beside it. */
export function withRow(ticks: PlanTicks, plan: ImportPlan, at: number): PlanTicks {
  if (!mayTick(ticks, plan, at)) return ticks;
  const wanted = ticks.wanted.slice();
  turn(wanted, plan, at, !ticks.on[at]);
  return counted(plan, wanted, ticks.barred);
}

/** With all rows of a kind ticked, or none of them. */
export function withKind(ticks: PlanTicks, plan: ImportPlan, kind: RowKind, to: boolean): PlanTicks {
  if (ticks.barred.has(kind)) return ticks;
  const wanted = ticks.wanted.slice();
  for (const [at, row] of plan.rows.entries()) {
    if (row.kind === kind && mayTick(ticks, plan, at)) turn(wanted, plan, at, to);
  }
  return counted(plan, wanted, ticks.barred);
}

/** Whether a row can be ticked by this viewer: it, and what has to go for it. */
export function mayTick({ barred }: Pick<PlanTicks, "barred">, plan: ImportPlan, at: number): boolean {
  const row = plan.rows[at];
  if (!row || !canTick(row) || barred.has(row.kind)) return false;
  return !barred.has("deleted") || neededFor(plan, at).length === 0;
}

/** The deletions without which a row cannot be applied. */
export function neededFor({ rows, clashes }: ImportPlan, at: number): readonly number[] {
  if (rows[at]?.kind === "deleted") return [];
  return clashes.get(at)?.filter((other) => rows[other]?.kind === "deleted") ?? [];
}

/** What comes takes with it what has to go for it, and leaves out what has no place beside it. */
function turn(wanted: Uint8Array, { rows, clashes }: ImportPlan, at: number, to: boolean): void {
  wanted[at] = Number(to);
  if (!to || rows[at]?.kind === "deleted") return;
  for (const other of clashes.get(at) ?? []) wanted[other] = Number(rows[other]?.kind === "deleted");
}

/** Whether there is anything to tick. */
export function canTickAny({ counts }: PlanTicks): boolean {
  return Object.values(counts).some(({ of }) => of > 0);
}

function counted(plan: ImportPlan, wanted: Uint8Array, barred: ReadonlySet<RowKind>): PlanTicks {
  const on = wanted.slice();
  for (const at of plan.clashes.keys()) if (neededFor(plan, at).some((gone) => !wanted[gone])) on[at] = 0;
  const none = () => ({ on: 0, of: 0 });
  const counts = {
    ...{ new: none(), changed: none(), deleted: none(), same: none() },
    ...{ refused: none(), conflicting: none(), system: none() },
  };
  let total = 0;
  for (const [at, row] of plan.rows.entries()) {
    if (!canTick(row) || !(barred.has(row.kind) || mayTick({ barred }, plan, at))) continue;
    const ticked = on[at] ?? 0;
    counts[row.kind].of += 1;
    counts[row.kind].on += ticked;
    total += ticked;
  }
  return { on, wanted, counts, total, barred };
}
