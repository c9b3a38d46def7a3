import { ApiError } from "@/lib/errors/api-error";
import type { Before, LostWrite, Settled } from "@/lib/errors/lost-reply";
import type { Problem } from "@/lib/errors/problem";
import { lostReplies } from "./lost-replies";
import type { WriteTrace } from "./write-trace";

/** A write that was sent, and what is needed to find out what became of it. */
export interface LostSending {
  write: LostWrite;
  /** When it was first sent, by the server's clock, in epoch milliseconds; undefined when none had told that yet. */
  sentAt: number | undefined;
  /** The same by this machine's clock. */
  sentAtHere: number;
  /** Until when the server may be at work on it, by this machine's clock. */
  busyUntil: number;
  before: Before;
  /** The same was done a moment before: an entry of the audit log may be of that. */
  repeated: boolean;
}

/** What was found of a lost write; `steady`: the next look would not find more. */
export type Finding<R> =
  | { settled: "applied" | "there"; output: R; steady: boolean }
  | { settled: "absent" | "not-applied" | "unknown" };

/** Told once, when it is known; `asked`: because the person has asked. */
export interface Watcher<R> {
  applied: (result: R, asked: boolean) => void;
  refused: (problem: Problem, asked: boolean) => void;
  /** It was applied, and what was to follow from it failed as any sending can. */
  failed?: (error: unknown, asked: boolean) => void;
}

export interface OpenState {
  looking: boolean;
  /** When it will be looked up by itself, in epoch milliseconds. */
  nextAt: number | undefined;
  /** When it was last looked up without finding out. */
  lookedAt: number | undefined;
  /** Why the last look told nothing, where nothing could be read. */
  trouble?: Problem | undefined;
}

/** What a person sees of how it is found out whether something was applied. */
export interface Lookup {
  /** Where a person may look for it. */
  trace: WriteTrace;
  /** All of it is of this zone; its name's trailing dot optional. */
  zone?: { id: string; name: string };
  /** Looks it up now. */
  check(): Promise<void>;
  subscribe(listener: () => void): () => void;
  snapshot(): OpenState;
}

/** A write of which it is not known yet whether it was applied. */
export interface OpenOutcome<R = unknown> extends Lookup {
  /** Whoever shows it is told what became of it, until the returned function is called. */
  watch(watcher: Watcher<R>): () => void;
}

interface Opening<R> {
  problem: Problem;
  trace: WriteTrace;
  /** What it was to change, in words: "www A". */
  subject: string | undefined;
  look: () => Promise<Finding<R>>;
  /** Whoever sent it tells of it. */
  quiet?: boolean;
  /** When it is looked up by itself: not before the server has certainly ended its work on it. */
  dueAt: number;
  /** Before anybody is told that it was applied. */
  onApplied: (result: R) => void;
  onEnd: () => void;
}

/** An open outcome that its owner can close without a word, when something newer has answered the question. */
export interface OwnedOutcome<R = unknown> extends OpenOutcome<R> {
  close(): void;
}

/**
 * Looks a write up when asked, once by itself when the server must have ended its work on it, and whenever the device
 * is online again. What nobody watches is told as news.
 */
export function openOutcome<R>({
  problem,
  trace,
  subject,
  look,
  quiet = false,
  dueAt,
  onApplied,
  onEnd,
}: Opening<R>): OwnedOutcome<R> {
  const watchers = new Set<Watcher<R>>();
  const listeners = new Set<() => void>();
  let state: OpenState = { looking: false, nextAt: dueAt, lookedAt: undefined };
  let asked = false;
  let open = true;
  let running: Promise<void> | undefined;
  const timer = setTimeout(() => void run(), Math.max(0, dueAt - Date.now()));
  const online = () => void run();
  if (typeof window !== "undefined") window.addEventListener("online", online);

  function set(next: Partial<OpenState>): void {
    state = { ...state, ...next };
    for (const tell of listeners) tell();
  }

  function close(): void {
    if (!open) return;
    open = false;
    clearTimeout(timer);
    if (typeof window !== "undefined") window.removeEventListener("online", online);
    onEnd();
  }

  function run(): Promise<void> {
    running ??= lookOnce().finally(() => {
      running = undefined;
      asked = false;
    });
    return running;
  }

  async function lookOnce(): Promise<void> {
    if (!open) return;
    const due = Date.now() >= dueAt;
    set({ looking: true, ...(due && { nextAt: undefined }) });
    const found = await look();
    if (!open) return;
    const told = [...watchers];
    const news = (settled: Settled) => {
      if (quiet && told.length > 0) return;
      lostReplies.tell({ settled, request: problem.request, trace, subject, attended: told.length > 0 });
    };
    if (found.settled === "unknown") {
      if (due && told.length === 0) news("unknown");
      return set({ looking: false, lookedAt: Date.now() });
    }
    close();
    set({ looking: false, nextAt: undefined });
    if (found.settled === "applied" || found.settled === "there") {
      onApplied(found.output);
      news(found.settled);
      for (const watcher of told) watcher.applied(found.output, asked);
      return;
    }
    if (told.length === 0) news(found.settled);
    for (const watcher of told) watcher.refused(notApplied(problem, found.settled), asked);
  }

  return {
    trace,
    close,
    check: () => {
      asked = true;
      return run();
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    snapshot: () => state,
  };
}

/** The problem of a write that turned out not to have been applied, so that it can be sent again. */
export function notApplied(problem: Problem, settled: "absent" | "not-applied"): Problem {
  return { ...problem, outcome: "refused", settled };
}

/** What is thrown while it is not known whether a write was applied; `open` is told when it is. */
export class UnsettledError<R = unknown> extends ApiError {
  readonly open: OpenOutcome<R>;

  constructor(problem: Problem, open: OpenOutcome<R>) {
    super(problem);
    this.open = open;
  }
}

/** The open outcome that an action of this result was rejected with, if it was. */
export function openOutcomeOf<R>(
  error: unknown,
  _action: { mutateAsync: (input: never) => Promise<R> },
): OpenOutcome<R> | undefined {
  return isUnsettled<R>(error) ? error.open : undefined;
}

function isUnsettled<R>(error: unknown): error is UnsettledError<R> {
  return error instanceof UnsettledError;
}
