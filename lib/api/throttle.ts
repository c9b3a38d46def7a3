import type { RetryTime } from "@/lib/errors/problem";
import { type RateLimit, rateLimitOf } from "@/lib/errors/rate-limit";
import { retryTimeOf } from "@/lib/errors/retry-after";
import { holdCookie } from "./hold-cookie";
import { type Tabs, tabs } from "./tabs";

/** What waits together goes on one after another within this time, so that the limit is not met again at once. */
const spreadMs = 1_500;
/** The API's own window: a limit that names no end is forgotten after it. */
const windowMs = 60_000;
/** No wait is longer, whoever says so. */
const longestMs = 3_600_000;
/** Ends of one window as computed from several replies differ by this much: `Date` counts whole seconds. */
const sameEndMs = 2_000;

/** Nothing goes to the API before `until`; it was said at `since`. By this machine's clock, in epoch milliseconds. */
export interface Hold {
  until: number;
  since: number;
  source: RetryTime["source"];
}

export interface ThrottleState {
  /** Set while the API takes no requests. */
  readonly hold: Hold | null;
  /** What the API last said of its limit; it says so only near the limit. */
  readonly limit: RateLimit | null;
}

/** The console's one clock for the API's rate limit (errors.md rows 13 and 14), shared by all tabs. */
export interface Throttle {
  /** Learns from a reply of the API, whatever it is. */
  hear(reply: { status: number; headers: Headers }): void;
  /** The wait that is on now, if any. */
  held(): Hold | null;
  /** Resolves as soon as requests may be sent again, spread over a moment; rejects with the signal's reason. */
  whenOpen(signal?: AbortSignal): Promise<void>;
  /** Ends the wait: other credentials have other limits. */
  clear(): void;
  snapshot(): ThrottleState;
  subscribe(listener: () => void): () => void;
}

interface Surroundings {
  /** 0 to 1. */
  random?: () => number;
  tabs?: Tabs;
  cookie?: Omit<typeof holdCookie, "name">;
}

const untold: ThrottleState = { hold: null, limit: null };

/** A clock of its own, for tests; the console has {@link throttle}. */
export function createThrottle(around: Surroundings = {}): Throttle {
  const { random = Math.random, tabs: others = tabs, cookie = holdCookie } = around;
  const listeners = new Set<() => void>();
  let state = untold;
  let endedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listening = false;

  function set(next: ThrottleState): void {
    state = next;
    wakeAtEnd();
    for (const tell of listeners) tell();
  }

  function wakeAtEnd(): void {
    clearTimeout(timer);
    const ends = [state.hold?.until, state.limit?.resetAt].filter((end) => typeof end === "number");
    if (ends.length > 0) timer = setTimeout(wake, Math.max(1, Math.min(...ends) - Date.now()));
  }

  function wake(): void {
    current();
    // It may have rung a moment early.
    wakeAtEnd();
  }

  /** The state without what is over. */
  function current(): ThrottleState {
    const at = Date.now();
    const { hold, limit } = state;
    // A clock that was set back makes no wait longer.
    const over = hold !== null && (at >= hold.until || at < hold.since - sameEndMs);
    const past = limit !== null && limit.resetAt !== null && at >= limit.resetAt;
    if (over) endedAt = at;
    if (over || past) set({ hold: over ? null : hold, limit: past ? null : limit });
    return state;
  }

  /** The later end counts: what another reply has said is not undone. */
  function take(hold: Hold): boolean {
    const at = Date.now();
    const known = current().hold;
    if (hold.until <= at || hold.until > at + longestMs || (known && known.until >= hold.until)) return false;
    set({ ...state, hold });
    return true;
  }

  function holdUntil(time: number, source: Hold["source"]): void {
    const since = Date.now();
    const hold = { until: Math.min(time, since + longestMs), since, source };
    if (!take(hold)) return;
    cookie.keep(hold);
    others.tell({ kind: "hold", ...hold });
  }

  function learn(said: RateLimit): void {
    const known = current().limit;
    const resetAt = said.resetAt ?? Date.now() + windowMs;
    const same =
      known?.resetAt && known.limit === said.limit && Math.abs(known.resetAt - resetAt) < sameEndMs;
    // Replies overtake each other: within a window what is left grows no more.
    const limit = same
      ? { ...known, remaining: Math.min(known.remaining, said.remaining) }
      : { ...said, resetAt };
    set({ ...state, limit });
    others.tell({ kind: "limit", ...limit });
  }

  function open(): void {
    endedAt = Number.NEGATIVE_INFINITY;
    if (state !== untold) set(untold);
  }

  /** At the first use, which is never on the server. */
  function listen(): void {
    if (listening) return;
    listening = true;
    const kept = cookie.read();
    if (kept) take(kept);
    others.hear((said) => {
      if (said.kind === "hold") take(said);
      if (said.kind === "limit") set({ ...state, limit: said });
      if (said.kind === "open") open();
    });
  }

  function changed(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        listeners.delete(done);
        signal?.removeEventListener("abort", abort);
      };
      const done = () => {
        end();
        resolve();
      };
      const abort = () => {
        end();
        reject(signal?.reason);
      };
      listeners.add(done);
      signal?.addEventListener("abort", abort);
    });
  }

  return {
    hear: ({ status, headers }) => {
      listen();
      const limit = rateLimitOf(headers);
      if (limit) learn(limit);
      if (status === 429) {
        const { retryAt, source } = retryTimeOf(headers, Date.now());
        holdUntil(retryAt, source);
      } else if (limit?.remaining === 0 && limit.resetAt !== null) {
        // Of long waits a 429 is the surer word.
        holdUntil(Math.min(limit.resetAt, Date.now() + windowMs), "reset");
      }
    },
    held: () => {
      listen();
      return current().hold;
    },
    whenOpen: async (signal) => {
      listen();
      signal?.throwIfAborted();
      while (current().hold) await changed(signal);
      const sinceEnd = Date.now() - endedAt;
      const turn = random() * spreadMs - sinceEnd;
      if (sinceEnd < spreadMs && turn > 0) await pause(turn, signal);
    },
    clear: () => {
      listen();
      cookie.remove();
      open();
      others.tell({ kind: "open" });
    },
    snapshot: () => state,
    subscribe: (listener) => {
      listen();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", abort, { once: true });
  });
}

/** The clock of this tab. */
export const throttle = createThrottle();
