import type { QueryClient } from "@tanstack/react-query";
import { type AppliedRow, appliedRows, type RowResult } from "@/lib/changes/call-results";
import { type ChangeSet, changeSetOf } from "@/lib/changes/change-set";
import { partOfCall } from "@/lib/changes/part-of-call";
import { type Plan, type PlannedCall, type PlannedRow, planSteps } from "@/lib/changes/plan";
import { type SetDelta, trackRemaining } from "@/lib/changes/remaining-tracker";
import { inSlices } from "@/lib/changes/slices";
import { problemOf } from "@/lib/errors/api-error";
import { rowReasons } from "@/lib/errors/bulk-errors";
import { patienceMs } from "@/lib/errors/lost-reply";
import type { Problem } from "@/lib/errors/problem";
import { wording } from "@/lib/errors/wording";
import type { ApplyPhase, ApplyProgress, ChangeRun, LineOutcome, SentCall } from "./apply-state";
import { followZone } from "./follow-zone";
import { completedCall, foundCall } from "./found-call";
import { lineOutcomes } from "./line-outcomes";
import type { OpenOutcome } from "./open-outcome";
import { apiQuery } from "./query";
import { fieldIn, halvesOf, isTheLines } from "./refused-call";
import { type CallEnd, sendPlanned } from "./send-planned";
import { throttle } from "./throttle";
import { traceOf, type WriteTrace } from "./write-trace";

/** A call that is shown not to have been applied is sent again by itself so often. */
const tries = 2;
/** So many failures of the API one after another are no fault of the lines. */
const failuresInARow = 4;
/** Once stopped, nobody has to press anything to find out about the last call. */
const lookAgainMs = 15_000;

export interface ApplyOptions {
  client: QueryClient;
  domainId: string;
  set: ChangeSet;
  /** Keeps what is left, after each call. */
  keep: (delta: SetDelta) => Promise<void> | void;
  /** Notes what is sent before it is; null when it is known what became of it. */
  sending?: (sent: SentCall | null) => Promise<void> | void;
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
    outcomeOf: (key) => run.lines.of(key),
    applied: () => run.done,
    traces: () => run.traces,
    pause: () => run.set({ pausing: run.progress.phase !== "paused" }),
    resume: () => run.resume(),
    cancel: () => run.cancel(),
    ended: run.start(),
  };
}

class Run {
  readonly listeners = new Set<() => void>();
  readonly lines: ReturnType<typeof lineOutcomes>;
  readonly done: AppliedRow[] = [];
  readonly traces: WriteTrace[] = [];
  progress: ApplyProgress;
  private readonly stop = new AbortController();
  private remaining: ReturnType<typeof trackRemaining>;
  private goOn: (() => void) | undefined;
  private readonly follower: ReturnType<typeof followZone>;
  private failures = 0;
  /** Batches of these were refused for want of a right: the next would be too. */
  private readonly forbidden = new Map<string, Problem>();
  /** Calls of which one was refused so, and the person has gone on. */
  private readonly asked = new Set<string>();
  /** Calls of more rows are split: the person has said so when one was too large. */
  private mostRows = Number.POSITIVE_INFINITY;

  constructor(private readonly options: ApplyOptions) {
    const { set } = options;
    this.lines = lineOutcomes(set);
    this.follower = followZone(options.client, options.domainId);
    this.remaining = trackRemaining(set, []);
    this.progress = {
      ...{ phase: "running", total: set.lines.size, applied: 0, refused: 0, held: 0, unknown: 0 },
      ...{ calls: 0, found: 0, until: null, trouble: null, forbidden: null, open: null },
      ...{ pausing: false, stopping: false },
    };
  }

  set(next: Partial<ApplyProgress>): void {
    this.progress = { ...this.progress, ...this.lines.counts(), ...next };
    for (const tell of this.listeners) tell();
  }

  resume(): void {
    if (this.goOn) this.set({ phase: "running", pausing: false, trouble: null });
    else this.set({ pausing: false });
    this.goOn?.();
  }

  cancel(): void {
    this.stop.abort(new Error("Cancelled"));
    this.set({ stopping: true, pausing: false });
    this.goOn?.();
  }

  async start(): Promise<ApplyProgress> {
    let phase: ApplyPhase = "done";
    try {
      await this.carryOut();
    } catch (error) {
      phase = "cancelled";
      if (!this.stop.signal.aborted) this.set({ trouble: problemOf(error) });
    }
    this.follower.flush();
    const { client, domainId } = this.options;
    void client.invalidateQueries({ queryKey: ["domains.get", { domain_id: domainId }] });
    this.set({ phase, pausing: false, stopping: false, until: null, open: null });
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
      for (const key of plan.nothing) this.lines.note(key, { state: "applied" });
      await this.keep({ removed: plan.nothing, put: [] });
    }
    const queue = plan.calls.toReversed();
    for (let next = queue.pop(); next; next = queue.pop()) {
      const call = partOfCall(next, ({ lines }) => lines.every((key) => this.lines.mayGo(key)));
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
      const lines = [...set.lines.values()].filter(({ key }) => this.lines.mayGo(key));
      if (lines.length === 0) return null;
      const part = changeSetOf(set.zone, lines, set.next);
      const plan = await inSlices(planSteps(part, data, { domainId }), () => this.rest());
      if (plan.ok) return plan;
      for (const { line, reason, field } of plan.refused) {
        this.lines.note(line, { state: "refused", reason, field, problem: null });
      }
      this.lines.hold(plan.refused.map(({ line }) => line));
    }
  }

  /** Sends a call until it is known what became of it; gives what is left of it to be sent. */
  private async carryOutCall(call: PlannedCall): Promise<PlannedCall[]> {
    const barred = this.forbidden.get(call.name);
    if (barred) return this.refuseAll(call, barred);
    if (call.rows.length > this.mostRows) return halvesOf(call);
    for (let attempt = 1; ; attempt++) {
      const sentAt = await this.begin(call);
      let end: CallEnd = await sendPlanned(call, {
        client: this.options.client,
        zone: this.options.set.zone,
        follow: (changed, lost) => {
          this.follower.note(changed);
          if (lost) this.set({ found: this.progress.found + 1 });
        },
      });
      if (end.kind === "open") {
        await this.options.sending?.(this.sentCall(call, sentAt));
        end = await this.findOut(call, end);
      }
      await this.options.sending?.(null);
      this.lines.forgetUnknown(call);
      this.set({ calls: this.progress.calls + 1 });
      if (end.kind === "results") {
        this.failures = 0;
        this.traces.push(traceOf(call.name, call.input, { sentAt, endedAt: Date.now() }));
        return this.took(call, await completedCall(call, end.results, this.looking()));
      }
      if (end.kind === "open") return [];
      const { problem } = end;
      if (problem.kind === "rate-limited") continue;
      if (problem.kind === "too-large" && call.rows.length > 1) return this.split(call, problem);
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

  /** Asks until it is known, also after a stop; waits for the person where that cannot be read. */
  private async findOut(call: PlannedCall, lost: CallEnd & { kind: "open" }): Promise<CallEnd> {
    this.lines.noteUnknown(call);
    this.set({ phase: "finding-out", trouble: lost.problem, open: lost.open });
    try {
      return await foundCall(call, lost, this.looking());
    } finally {
      this.set({ phase: "running", trouble: null, open: null });
    }
  }

  private looking(): Parameters<typeof foundCall>[2] {
    const { domainId, set } = this.options;
    return {
      domainId,
      zone: set.zone,
      refresh: this.follower.replace,
      wait: (trouble, open) => this.waitToLook(trouble, open),
    };
  }

  /** The person is asked what to do about a call that is more than the API takes; what they say holds for the rest. */
  private async split(call: PlannedCall, problem: Problem): Promise<PlannedCall[]> {
    if (this.mostRows === Number.POSITIVE_INFINITY) await this.pauseFor(problem);
    this.mostRows = Math.ceil(call.rows.length / 2);
    return halvesOf(call);
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
      for (const key of lines) if (this.remaining.isDone(key)) this.lines.note(key, { state: "applied" });
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
      return halvesOf(call);
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
    if (problem.kind === "forbidden") this.set({ forbidden: problem });
    const named = [...rowReasons(problem).values()].flat().join("\n");
    const alone = problem.kind === "too-large" && call.rows.length === 1 ? "too large even alone. " : "";
    const reason = alone + (named || problem.message || (alone ? "" : wording(problem).message));
    for (const row of call.rows) {
      this.refuseRow(row, { state: "refused", reason, field: fieldIn(problem, null), problem });
    }
    this.set({});
    return [];
  }

  private refuseRow(row: PlannedRow, outcome: LineOutcome): void {
    for (const key of row.lines) this.lines.note(key, outcome);
    this.lines.hold(row.lines);
  }

  /** Waits until the call may be sent, and notes that it is; throws once cancelled. Gives the time. */
  private async begin(call: PlannedCall): Promise<number> {
    for (;;) {
      await this.turn();
      const now = Date.now();
      await this.options.sending?.(this.sentCall(call, now));
      // Noting takes a moment, in which it may have been stopped: nothing is sent after that.
      if (!this.stop.signal.aborted && !this.progress.pausing) return now;
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

  private async pauseFor(trouble: Problem | null): Promise<void> {
    this.stop.signal.throwIfAborted();
    this.set({ phase: "paused", pausing: false, trouble });
    await new Promise<void>((resolve) => {
      this.goOn = resolve;
    });
    this.goOn = undefined;
    this.stop.signal.throwIfAborted();
    this.set({ phase: "running", trouble: null });
  }

  /** Until the person goes on or has it looked up; after a stop, for a while: nothing else is waited for then. */
  private async waitToLook(trouble: Problem, open: OpenOutcome | undefined): Promise<void> {
    const stopped = this.stop.signal.aborted;
    this.set({ phase: stopped ? "finding-out" : "paused", pausing: false, trouble });
    const ends: (() => void)[] = [];
    await new Promise<void>((resolve) => {
      this.goOn = resolve;
      if (open) ends.push(open.subscribe(() => !open.snapshot().looking && resolve()));
      if (!stopped) return;
      const timer = setTimeout(resolve, lookAgainMs);
      ends.push(() => clearTimeout(timer));
    });
    for (const end of ends) end();
    this.goOn = undefined;
    this.set({ phase: "finding-out" });
  }

  private async keep(delta: SetDelta): Promise<void> {
    // Where nothing can be kept, it is still applied: what was done is found out again by comparing.
    await Promise.resolve(this.options.keep(delta)).catch(() => undefined);
  }

  private sentCall({ name, input, rows }: PlannedCall, sentAt: number): SentCall {
    const busyUntil = Date.now() + patienceMs;
    const trace = traceOf(name, input, { sentAt, endedAt: busyUntil });
    const keys = new Set(rows.flatMap(({ lines }) => lines));
    const lines = [...keys].flatMap((key) => this.options.set.lines.get(key) ?? []);
    return { busyUntil, lines, trace };
  }

  private rest(): Promise<void> {
    this.stop.signal.throwIfAborted();
    return new Promise((resolve) => setTimeout(resolve, 0));
  }
}
