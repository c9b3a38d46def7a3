import type { QueryClient } from "@tanstack/react-query";
import { type AppliedRow, appliedRows, type RowResult } from "@/lib/changes/call-results";
import { type ChangeSet, changeSetOf } from "@/lib/changes/change-set";
import { type Holder, holderOf } from "@/lib/changes/held-back";
import { partOfCall } from "@/lib/changes/part-of-call";
import { type Plan, type PlannedCall, type PlannedRow, planSteps } from "@/lib/changes/plan";
import { type SetDelta, trackRemaining } from "@/lib/changes/remaining-tracker";
import { inSlices } from "@/lib/changes/slices";
import { problemOf } from "@/lib/errors/api-error";
import { rowReasons } from "@/lib/errors/bulk-errors";
import { patienceMs } from "@/lib/errors/lost-reply";
import type { Problem } from "@/lib/errors/problem";
import type { ApplyPhase, ApplyProgress, ChangeRun, LineOutcome } from "./apply-state";
import { apiQuery } from "./query";
import { type CallEnd, completed, readZone, sendPlanned, settledCall } from "./send-planned";
import { throttle } from "./throttle";
import { type ChangedRecords, zoneRecords } from "./zone-records";

/** How often the cache follows, so that the page is not drawn anew for each of many calls. */
const followMs = 250;
/** A call that is shown not to have been applied is sent again by itself so often. */
const tries = 2;
/** So many failures of the API one after another are no fault of the lines. */
const failuresInARow = 4;

export interface ApplyOptions {
  client: QueryClient;
  domainId: string;
  set: ChangeSet;
  /** Keeps what is left, after each call. */
  keep: (delta: SetDelta) => Promise<void> | void;
  /** Notes until when the server may be at work on a call, in epoch milliseconds; null when it is done. */
  sending?: (busyUntil: number | null) => Promise<void> | void;
}

/**
 * Carries a change set out, call by call in the order of its plan, on the zone as the cache has it; whoever starts it
 * has read and compared it before. Refused lines are told with their reasons, what depends on them is held back, and
 * all else goes on; nothing is sent a second time unless it is shown not to have been applied.
 */
export function applyChanges(options: ApplyOptions): ChangeRun {
  const run = new Run(options);
  return {
    snapshot: () => run.progress,
    subscribe: (listener) => {
      run.listeners.add(listener);
      return () => {
        run.listeners.delete(listener);
      };
    },
    outcomeOf: (key) => run.outcomes.get(key),
    applied: () => run.done,
    pause: () => run.set({ pausing: run.progress.phase !== "paused" }),
    resume: () => run.resume(),
    cancel: () => run.cancel(),
    check: () => run.check(),
    ended: run.start(),
  };
}

class Run {
  readonly listeners = new Set<() => void>();
  readonly outcomes = new Map<string, LineOutcome>();
  readonly done: AppliedRow[] = [];
  progress: ApplyProgress;
  private readonly stop = new AbortController();
  private readonly holder: Holder;
  private remaining: ReturnType<typeof trackRemaining>;
  private goOn: (() => void) | undefined;
  private checkNow: (() => void) | undefined;
  private follows: ChangedRecords & { put: ChangedRecords["put"][number][]; removed: string[] } =
    emptyFollows();
  private followTimer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  /** Batches of these were refused for want of a right: the next would be too. */
  private readonly forbidden = new Map<string, Problem>();
  /** Calls of which one was refused so, and the person has gone on. */
  private readonly asked = new Set<string>();

  constructor(private readonly options: ApplyOptions) {
    const { set } = options;
    this.holder = holderOf(set);
    this.remaining = trackRemaining(set, []);
    this.progress = {
      ...{ phase: "running", total: set.lines.size, applied: 0, refused: 0, held: 0, unknown: 0 },
      ...{ calls: 0, until: null, trouble: null, pausing: false },
    };
  }

  set(next: Partial<ApplyProgress>): void {
    this.progress = { ...this.progress, ...next };
    for (const tell of this.listeners) tell();
  }

  resume(): void {
    if (this.goOn) this.set({ phase: "running", pausing: false, trouble: null });
    else this.set({ pausing: false });
    this.goOn?.();
  }

  cancel(): void {
    this.stop.abort(new Error("Cancelled"));
    this.goOn?.();
  }

  check(): void {
    this.checkNow?.();
  }

  async start(): Promise<ApplyProgress> {
    let phase: ApplyPhase = "done";
    try {
      await this.carryOut();
    } catch (error) {
      phase = "cancelled";
      if (!this.stop.signal.aborted) this.set({ trouble: problemOf(error) });
    }
    this.followUp();
    const { client, domainId } = this.options;
    void client.invalidateQueries({ queryKey: ["domains.get", { domain_id: domainId }] });
    this.set({ phase, pausing: false, until: null });
    return this.progress;
  }

  private async carryOut(): Promise<void> {
    const plan = await this.plan();
    if (!plan) return;
    this.remaining = trackRemaining(
      this.options.set,
      plan.calls.flatMap(({ rows }) => rows),
    );
    if (plan.nothing.length > 0) {
      for (const key of plan.nothing) this.note(key, { state: "applied" });
      await this.keep({ removed: plan.nothing, put: [] });
    }
    const queue = plan.calls.toReversed();
    for (let next = queue.pop(); next; next = queue.pop()) {
      const call = partOfCall(next, ({ lines }) => lines.every((key) => this.mayGo(key)));
      if (call) queue.push(...(await this.carryOutCall(call)).toReversed());
    }
  }

  /** A plan for all lines that can be carried out together; the others are told why not. */
  private async plan(): Promise<Extract<Plan, { ok: true }> | null> {
    const { client, domainId, set } = this.options;
    for (;;) {
      const { data } = await client.ensureQueryData(
        apiQuery("records.list", { params: { domain_id: domainId }, query: { include_system: true } }),
      );
      const lines = [...set.lines.values()].filter(({ key }) => this.mayGo(key));
      if (lines.length === 0) return null;
      const part = changeSetOf(set.zone, lines, set.next);
      const plan = await inSlices(planSteps(part, data, { domainId }), () => this.rest());
      if (plan.ok) return plan;
      for (const { line, reason, field } of plan.refused) {
        this.note(line, { state: "refused", reason, field, problem: null });
      }
      this.hold(plan.refused.map(({ line }) => line));
    }
  }

  /** Sends a call until it is known what became of it; gives what is left of it to be sent. */
  private async carryOutCall(call: PlannedCall): Promise<PlannedCall[]> {
    const barred = this.forbidden.get(call.name);
    if (barred) return this.refuseAll(call, barred);
    for (let attempt = 1; ; attempt++) {
      await this.begin();
      let end: CallEnd = await sendPlanned(call, {
        client: this.options.client,
        zone: this.options.set.zone,
        follow: (changed) => this.follow(changed),
      });
      if (end.kind === "open") {
        for (const { lines } of call.rows) for (const key of lines) this.note(key, { state: "unknown" });
        end = await this.findOut(call, end);
      }
      await this.options.sending?.(null);
      this.forgetUnknown(call);
      this.set({ calls: this.progress.calls + 1 });
      if (end.kind === "results") {
        this.failures = 0;
        return this.took(call, await this.complete(call, end.results));
      }
      if (end.kind === "open") return [];
      const { problem } = end;
      if (problem.kind === "rate-limited") continue;
      if (isTheLines(problem)) {
        const rest = this.refused(call, problem);
        // Rights may be for some names alone: what was not sent is not refused, and the person says how it goes on.
        if (problem.kind === "forbidden" && call.rows.length === 1 && !this.asked.has(call.name)) {
          this.asked.add(call.name);
          await this.pauseFor(problem);
        }
        return rest;
      }
      // It is shown not to have been applied, so that it may be sent again.
      if (problem.settled && attempt < tries) continue;
      if (problem.kind === "server" && ++this.failures < failuresInARow) return this.refused(call, problem);
      this.failures = 0;
      await this.pauseFor(problem);
      attempt = 0;
    }
  }

  /** Asks until it is known; waits for the person where that cannot be read. */
  private async findOut(call: PlannedCall, { problem, open }: CallEnd & { kind: "open" }): Promise<CallEnd> {
    const { domainId, set } = this.options;
    this.set({ phase: "finding-out", trouble: problem });
    this.checkNow = () => void open.check();
    try {
      const ended = await settledCall(call, open, { zone: set.zone, signal: this.stop.signal });
      this.set({ phase: "running", trouble: null });
      if (ended) return ended;
    } finally {
      this.checkNow = undefined;
    }
    for (;;) {
      try {
        const { data } = await readZone(domainId, this.stop.signal);
        const found = completed(call, [], { records: data, zone: set.zone });
        this.refresh(data);
        if (found.every((each) => each === "not-applied")) {
          return { kind: "refused", problem: { ...problem, outcome: "refused", settled: "absent" } };
        }
        const results = found.map(
          (each): RowResult => (each === "not-applied" ? { state: "unknown" } : each),
        );
        return { kind: "results", results };
      } catch (error) {
        await this.pauseFor(problemOf(error), "finding-out");
      }
    }
  }

  /** Looks at the zone for what a reply did not say. */
  private async complete(
    call: PlannedCall,
    results: readonly RowResult[],
  ): Promise<(RowResult | "not-applied")[]> {
    if (results.every(({ state }) => state !== "unknown")) return [...results];
    const { domainId, set } = this.options;
    for (;;) {
      try {
        const { data } = await readZone(domainId, this.stop.signal);
        this.refresh(data);
        return completed(call, results, { records: data, zone: set.zone });
      } catch (error) {
        await this.pauseFor(problemOf(error));
      }
    }
  }

  /** Notes what a call did; gives what of it is still to be sent. */
  private async took(
    call: PlannedCall,
    results: readonly (RowResult | "not-applied")[],
  ): Promise<PlannedCall[]> {
    const known = results.map((each): RowResult => (each === "not-applied" ? { state: "unknown" } : each));
    const rows = call.rows.filter((_, at) => known[at]?.state === "applied");
    this.done.push(...appliedRows(call.rows, known));
    for (const [at, row] of call.rows.entries()) {
      const result = known[at];
      if (result?.state !== "refused") continue;
      const { message, field = null } = result.problem;
      this.refuseRow(row, { state: "refused", reason: message, field, problem: null });
    }
    await this.keep(this.remaining.apply(rows));
    for (const { lines } of rows) {
      for (const key of lines) if (this.remaining.isDone(key)) this.note(key, { state: "applied" });
    }
    this.set({});
    const left = partOfCall(call, (_, at) => results[at] === "not-applied");
    return left ? [left] : [];
  }

  /** Marks the rows that a call was refused for; gives the others, of which nothing was written. */
  private refused(call: PlannedCall, problem: Problem): PlannedCall[] {
    if (problem.kind === "forbidden" && call.rows.length > 1) {
      this.forbidden.set(call.name, problem);
      return this.refuseAll(call, problem);
    }
    if (call.rows.length === 1) return this.refuseAll(call, problem);
    const reasons = rowReasons(problem);
    if (![...reasons.keys()].some((at) => at in call.rows)) {
      // No row was named: the halves tell.
      const half = call.rows.length >> 1;
      return [partOfCall(call, (_, at) => at < half), partOfCall(call, (_, at) => at >= half)].filter(
        (part) => part !== null,
      );
    }
    for (const [at, said] of reasons) {
      const row = call.rows[at];
      const reason = said.join("\n");
      if (row) this.refuseRow(row, { state: "refused", reason, field: fieldIn(problem, at), problem });
    }
    this.set({});
    const rest = partOfCall(call, (_, at) => !reasons.has(at));
    return rest ? [rest] : [];
  }

  private refuseAll(call: PlannedCall, problem: Problem): PlannedCall[] {
    const named = [...rowReasons(problem).values()].flat().join("\n");
    const reason = named || problem.message;
    for (const row of call.rows) {
      this.refuseRow(row, { state: "refused", reason, field: fieldIn(problem, null), problem });
    }
    this.set({});
    return [];
  }

  private refuseRow(row: PlannedRow, outcome: LineOutcome): void {
    for (const key of row.lines) this.note(key, outcome);
    this.hold(row.lines);
  }

  private hold(failed: readonly string[]): void {
    for (const key of this.holder.hold(failed)) {
      if (this.mayGo(key)) this.note(key, { state: "held" });
    }
  }

  private mayGo(key: string): boolean {
    return !this.outcomes.has(key);
  }

  private forgetUnknown(call: PlannedCall): void {
    for (const { lines } of call.rows) {
      for (const key of lines) if (this.outcomes.get(key)?.state === "unknown") this.note(key, undefined);
    }
  }

  private note(key: string, outcome: LineOutcome | undefined): void {
    const before = this.outcomes.get(key);
    const counts = { ...this.progress };
    if (before) counts[before.state] -= 1;
    if (outcome) counts[outcome.state] += 1;
    if (outcome) this.outcomes.set(key, outcome);
    else this.outcomes.delete(key);
    this.progress = counts;
  }

  /** Waits until the next call may be sent, and notes that it is; throws once cancelled. */
  private async begin(): Promise<void> {
    for (;;) {
      await this.turn();
      await this.options.sending?.(Date.now() + patienceMs);
      // Noting takes a moment, in which it may have been stopped: nothing is sent after that.
      if (!this.stop.signal.aborted && !this.progress.pausing) return;
      await this.options.sending?.(null);
    }
  }

  /** Waits until the next call may be sent; throws once cancelled. */
  private async turn(): Promise<void> {
    if (this.progress.pausing) await this.pauseFor(null);
    this.stop.signal.throwIfAborted();
    const hold = throttle.held();
    if (!hold) return;
    this.set({ phase: "waiting", until: hold.until });
    await throttle.whenOpen(this.stop.signal);
    this.set({ phase: "running", until: null });
    if (this.progress.pausing) await this.pauseFor(null);
  }

  private async pauseFor(trouble: Problem | null, then: ApplyPhase = "running"): Promise<void> {
    this.stop.signal.throwIfAborted();
    this.set({ phase: "paused", pausing: false, trouble });
    await new Promise<void>((resolve) => {
      this.goOn = resolve;
    });
    this.goOn = undefined;
    this.stop.signal.throwIfAborted();
    this.set({ phase: then, trouble: null });
  }

  private async keep(delta: SetDelta): Promise<void> {
    // Where nothing can be kept, it is still applied: what was done is found out again by comparing.
    await Promise.resolve(this.options.keep(delta)).catch(() => undefined);
  }

  private follow(changed: ChangedRecords | undefined): void {
    if (!changed) return;
    this.follows.put.push(...changed.put);
    this.follows.removed.push(...changed.removed);
    this.followTimer ??= setTimeout(() => this.followUp(), followMs);
  }

  private followUp(): void {
    clearTimeout(this.followTimer);
    this.followTimer = undefined;
    const { client, domainId } = this.options;
    const follows = this.follows;
    this.follows = emptyFollows();
    zoneRecords(client, domainId).merge(follows);
  }

  /** The zone was read anew: what was to follow is in it. */
  private refresh(data: Awaited<ReturnType<typeof readZone>>["data"]): void {
    this.follows = emptyFollows();
    zoneRecords(this.options.client, this.options.domainId).replace(data);
  }

  private rest(): Promise<void> {
    this.stop.signal.throwIfAborted();
    return new Promise((resolve) => setTimeout(resolve, 0));
  }
}

function emptyFollows() {
  return { put: [], removed: [] };
}

/** Whether it is what was sent that was refused; all else may go away by itself. */
function isTheLines({ kind }: Problem): boolean {
  return ["validation", "invalid", "conflict", "not-found", "forbidden", "too-large"].includes(kind);
}

/** The field of a record that was refused; `at`: its row in the list that was sent. */
function fieldIn(problem: Problem, at: number | null): string | null {
  if (problem.kind === "validation") {
    for (const { loc } of problem.issues) {
      const field = loc.at(-1);
      if (typeof field === "string" && (at === null || loc.includes(at))) return field;
    }
    return null;
  }
  if (problem.kind !== "invalid" && problem.kind !== "conflict") return null;
  const row = problem.rows.find(({ index }) => index === at);
  return row?.field ?? problem.field?.split(".").at(-1) ?? null;
}
