import type { AuditLog } from "@/lib/contract/audit-logs";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { retryDelay, shouldRetry } from "@/lib/errors/retry-policy";
import { isShortened } from "./audit-details";
import type { LogFormat } from "./log-file";
import { type LogFilters, logWalk, type ReadLog } from "./log-walk";

/** Where the file goes. */
export interface LogSink {
  write(text: string): Promise<void>;
  /** All is written. */
  close(): Promise<void>;
  /** It comes to nothing: what was written goes. */
  abort(): Promise<void>;
}

export interface LogExportState {
  phase:
    | "running"
    /** Waits for the rate limit, until `until`. */
    | "waiting"
    /** Waits for the person; with a `problem` because of it. */
    | "paused"
    | "done"
    | "cancelled"
    /** What is to be written could not be: `fault`. */
    | "failed";
  /** A pause was asked for, and begins after the page that is under way. */
  pausing: boolean;
  written: number;
  /** Of those written, how many the API gave shortened alone. */
  shortened: number;
  /** Undefined before the first page. */
  total: number | undefined;
  /** Epoch milliseconds. */
  until: number | null;
  problem: Problem | null;
  fault: string | null;
}

/** An export under way, or its end. */
export interface LogExport {
  snapshot(): LogExportState;
  subscribe(listener: () => void): () => void;
  /** After the page that is under way. */
  pause(): void;
  resume(): void;
  cancel(): void;
  /** Resolves when it has ended; never rejects. */
  readonly ended: Promise<LogExportState>;
}

export interface LogExportOptions {
  read: ReadLog;
  /** One entry with all its details, which lists may shorten. */
  readWhole: (id: string, signal: AbortSignal) => Promise<AuditLog>;
  filters: LogFilters;
  format: LogFormat;
  sink: LogSink;
  /** The shared clock of the rate limit. */
  limit: { held(): { until: number } | null; whenOpen(signal: AbortSignal): Promise<void> };
  pageSize?: number;
}

/**
 * Writes all that the filters match into a sink, each entry with all its details. What could not be had is asked for
 * again, by itself while that makes sense and then by the person, and is written once, so that the file is the same
 * whatever went wrong meanwhile.
 */
export function startLogExport(options: LogExportOptions): LogExport {
  const { format, sink, limit } = options;
  const walk = logWalk(options.read, options.filters, options.pageSize);
  const aborter = new AbortController();
  const { signal } = aborter;
  const listeners = new Set<() => void>();
  let state: LogExportState = {
    phase: "running",
    pausing: false,
    written: 0,
    shortened: 0,
    total: undefined,
    until: null,
    problem: null,
    fault: null,
  };
  let pauser = new AbortController();
  let goOn: (() => void) | undefined;

  function set(next: Partial<LogExportState>): void {
    state = { ...state, ...next };
    for (const tell of listeners) tell();
  }

  async function stand(problem: Problem | null): Promise<void> {
    set({ phase: "paused", problem, until: null });
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    goOn = undefined;
    if (!signal.aborted) set({ phase: "running", problem: null });
  }

  async function turn(): Promise<void> {
    for (;;) {
      if (state.pausing && !signal.aborted) await stand(null);
      const hold = limit.held();
      if (signal.aborted || !hold) return;
      set({ phase: "waiting", until: hold.until });
      await limit.whenOpen(AbortSignal.any([signal, pauser.signal])).catch(() => undefined);
      if (!signal.aborted && !state.pausing) set({ phase: "running", until: null });
    }
  }

  /** What the API answers, asked for again as often as it takes; null when cancelled. */
  async function insist<T>(ask: () => Promise<T>): Promise<T | null> {
    for (let attempt = 0; ; ) {
      await turn();
      if (signal.aborted) return null;
      try {
        const answer = await ask();
        return signal.aborted ? null : answer;
      } catch (error) {
        if (signal.aborted) return null;
        const problem = problemOf(error);
        // The shared clock has heard of it: the next turn waits. What it does not hold back is the person's to repeat.
        if (problem.kind === "rate-limited" && limit.held()) continue;
        if (shouldRetry(problem, "GET", attempt)) await delay(retryDelay(problem, attempt++), signal);
        else {
          await stand(problem);
          attempt = 0;
        }
      }
    }
  }

  const nextPage = () => insist(() => walk.next(signal));

  /** The entry with all its details; as the list has it where the API has cleared it meanwhile. */
  const wholeOf = (entry: AuditLog) =>
    insist(() =>
      options.readWhole(entry.id, signal).catch((error: unknown) => {
        if (problemOf(error).kind === "not-found") return entry;
        throw error;
      }),
    );

  async function write(entries: readonly AuditLog[]): Promise<void> {
    if (entries.length === 0) return;
    await sink.write(format.text(entries));
    const shortened = state.shortened + entries.filter(isShortened).length;
    set({ written: state.written + entries.length, shortened, total: walk.total });
  }

  /** One after the other where they are read whole: of a batch each may have megabytes. */
  async function writePage(page: readonly AuditLog[]): Promise<void> {
    let from = 0;
    for (const [at, entry] of page.entries()) {
      if (!isShortened(entry)) continue;
      await write(page.slice(from, at));
      from = at + 1;
      const whole = await wholeOf(entry);
      if (whole === null) return;
      await write([whole]);
    }
    await write(page.slice(from));
  }

  async function run(): Promise<LogExportState> {
    try {
      await sink.write(format.head);
      for (let page = await nextPage(); page !== null; page = await nextPage()) {
        await writePage(page);
      }
      if (!signal.aborted) await sink.close();
      set({ phase: signal.aborted ? "cancelled" : "done", total: walk.total, until: null, problem: null });
    } catch (error) {
      set({ phase: "failed", fault: error instanceof Error ? error.message : String(error), until: null });
    }
    if (state.phase !== "done") await sink.abort().catch(() => undefined);
    return state;
  }

  return {
    snapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    pause: () => {
      set({ pausing: true });
      pauser.abort();
    },
    resume: () => {
      set({ pausing: false });
      pauser = new AbortController();
      goOn?.();
    },
    cancel: () => {
      aborter.abort();
      goOn?.();
    },
    ended: run(),
  };
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}
