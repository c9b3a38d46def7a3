import type { AppliedRow } from "@/lib/changes/call-results";
import type { ChangeLine } from "@/lib/changes/change-set";
import type { Problem } from "@/lib/errors/problem";
import type { OpenOutcome } from "./open-outcome";
import type { WriteTrace } from "./write-trace";

/** What became of one line of a change set. A line without an outcome has not been attempted. */
export type LineOutcome =
  | { state: "applied" }
  /** `problem`: what the API said; null when the console itself held it back. */
  | { state: "refused"; reason: string; field: string | null; problem: Problem | null }
  /** Not attempted, because what it depends on was refused. */
  | { state: "held" }
  | { state: "unknown" };

export type ApplyPhase =
  | "running"
  /** Waits for the person. */
  | "paused"
  /** Waits for the rate limit. */
  | "waiting"
  /** Waits until it is known what became of the last call. */
  | "finding-out"
  | "done"
  | "cancelled";

/** How far an application has come, in lines. */
export interface ApplyProgress {
  phase: ApplyPhase;
  total: number;
  applied: number;
  refused: number;
  held: number;
  unknown: number;
  /** Calls that were answered. */
  calls: number;
  /** Calls whose reply was lost, and which were found to be applied. */
  found: number;
  /** Until when the rate limit holds, in epoch milliseconds. */
  until: number | null;
  /** Why it paused by itself. */
  trouble: Problem | null;
  /** What was refused for want of a right, the last of it. */
  forbidden: Problem | null;
  /** A pause was asked for, and begins with the end of the call that is under way. */
  pausing: boolean;
  /** It was stopped: nothing more is sent, and it ends when it is known what became of the last call. */
  stopping: boolean;
  /** The last call, while it is not known what became of it. */
  open: OpenOutcome | null;
}

/** A call that was sent, as it is kept until it is known what became of it. */
export interface SentCall {
  /** Until when the server may be at work on it, in epoch milliseconds. */
  busyUntil: number;
  /** The lines that it carries out, as they were then: they may be edited or discarded since. */
  lines: readonly ChangeLine[];
  /** Where it is found in the audit log. */
  trace: WriteTrace;
}

/** Staged changes on their way to the API. */
export interface ChangeRun {
  snapshot(): ApplyProgress;
  subscribe(listener: () => void): () => void;
  outcomeOf(key: string): LineOutcome | undefined;
  /** What was done so far, to take it back. */
  applied(): readonly AppliedRow[];
  pause(): void;
  /** Goes on; after trouble, with what met it. */
  resume(): void;
  /** Where what was done is found in the audit log. */
  traces(): readonly WriteTrace[];
  /** Ends it after the call that is under way, once it is known what became of that; all else stays staged. */
  cancel(): void;
  /** Resolves when it has ended; never rejects. */
  readonly ended: Promise<ApplyProgress>;
}
