import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { type ConsoleSession, type Person, readConsoleSession, readPerson } from "./console-session";
import { sessionChanged } from "./session";
import { throttle } from "./throttle";

/** What there is to ask of the person. */
export type SignInState =
  | { phase: "closed" }
  | {
      phase: "asking";
      /** Why the session has ended, where the API has said so. */
      reason?: Problem | undefined;
      /** The ways to sign in, once they are known. */
      session?: ConsoleSession | undefined;
      /** Why it could not be found out whether somebody has signed in. */
      trouble?: Problem | undefined;
    }
  /** Somebody else has signed in than who began; `began` where that is known. */
  | { phase: "other-person"; began: Person | undefined; now: Person };

/** Whoever shows the sign-in over the page. */
interface SignInHost {
  /** Who is signed in as far as this tab knows. */
  person(): Person | undefined;
  /** Somebody has signed in; `same`: who began. */
  signedIn(now: Person, same: boolean): void;
  /** What was asked about another person has been answered. */
  decided(): void;
}

interface Asking {
  /** It opens the sign-in, as writes do; else it only waits for one that is open. */
  asks: boolean;
  /** The 401. */
  problem: Problem;
  signal?: AbortSignal | undefined;
}

/** The one place where requests that met a 401 wait until somebody has signed in (errors.md row 12). */
export interface SignInGate {
  /** True: send it again. False: nobody signs in. Rejects with the signal's reason. */
  pass(asking: Asking): Promise<boolean>;
  /** Resolves when no sign-in is open: a read sent meanwhile would only meet another 401. */
  closed(signal?: AbortSignal): Promise<void>;
  /** Looks whether somebody has signed in meanwhile, here or in another tab. */
  check(): Promise<void>;
  /** This person has signed in here. */
  signedIn(now: Person): void;
  /** Sends what waits as the other person. */
  sendAsOther(): void;
  /** Sends nothing: what waits fails with its 401. */
  cancel(): void;
  /** Without a host nobody could be asked. Returns how to leave. */
  attach(host: SignInHost): () => void;
  snapshot(): SignInState;
  subscribe(listener: () => void): () => void;
}

const shut: SignInState = { phase: "closed" };

interface Surroundings {
  session: () => Promise<ConsoleSession>;
  person: () => Promise<Person>;
}

/** A gate of its own, for tests; the console has {@link signInGate}. */
export function createSignInGate({ session, person }: Surroundings): SignInGate {
  const listeners = new Set<() => void>();
  const waiting = new Map<(go: boolean) => void, Asking>();
  let state = shut;
  let host: SignInHost | undefined;
  let began: Person | undefined;
  /** The end of the session that was last asked about. */
  let asked: number | null | undefined;
  let checking: Promise<void> | undefined;
  let again = false;

  function set(next: SignInState): void {
    state = next;
    for (const tell of listeners) tell();
  }

  function open(problem: Problem): void {
    began = host?.person();
    asked = undefined;
    set({ phase: "asking", ...(problem.status === 401 && problem.who === "gateway" && { reason: problem }) });
    void check();
  }

  function release(go: boolean, which: (asking: Asking) => boolean = () => true): void {
    for (const [resolve, asking] of [...waiting]) {
      if (!which(asking)) continue;
      waiting.delete(resolve);
      resolve(go);
    }
  }

  function close(go: boolean): void {
    const decided = state.phase === "other-person";
    set(shut);
    release(go);
    if (decided) host?.decided();
  }

  function signedIn(now: Person): void {
    sessionChanged();
    throttle.clear();
    if (state.phase === "closed") return;
    const same = began?.id === now.id;
    host?.signedIn(now, same);
    const writes = [...waiting.values()].some(({ asks }) => asks);
    if (same || !writes) {
      close(true);
    } else {
      set({ phase: "other-person", began, now });
      release(true, ({ asks }) => !asks);
    }
  }

  function check(): Promise<void> {
    // What is being looked up may have been answered before the news that this call is about.
    again = checking !== undefined;
    checking ??= look().finally(() => {
      checking = undefined;
    });
    return checking;
  }

  async function look(): Promise<void> {
    do {
      again = false;
      await lookOnce();
    } while (again);
  }

  async function lookOnce(): Promise<void> {
    if (state.phase === "closed") return;
    try {
      const found = await session();
      if (state.phase === "asking") set({ ...state, session: found, trouble: undefined });
      if (!found.signed_in || found.expires_at === asked) return;
      const now = await whoseSession();
      asked = found.expires_at;
      if (now && isOpen()) signedIn(now);
    } catch (error) {
      if (state.phase === "asking") set({ ...state, trouble: problemOf(error) });
    }
  }

  /** Nobody's, where the API does not accept it. */
  async function whoseSession(): Promise<Person | undefined> {
    try {
      return await person();
    } catch (error) {
      if (problemOf(error).kind === "unauthenticated") return undefined;
      throw error;
    }
  }

  /** Asked anew after a wait, during which it may have been cancelled. */
  const isOpen = () => state.phase !== "closed";

  return {
    pass: (asking) =>
      new Promise((resolve, reject) => {
        if (!host || (!asking.asks && state.phase === "closed")) return resolve(false);
        if (asking.signal?.aborted) return reject(asking.signal.reason);
        const { signal } = asking;
        const abort = () => {
          waiting.delete(answer);
          reject(signal?.reason);
          if (![...waiting.values()].some(({ asks }) => asks)) close(false);
        };
        const answer = (go: boolean) => {
          signal?.removeEventListener("abort", abort);
          resolve(go);
        };
        signal?.addEventListener("abort", abort, { once: true });
        waiting.set(answer, asking);
        if (state.phase === "closed") open(asking.problem);
      }),
    closed: (signal) =>
      new Promise((resolve, reject) => {
        if (state.phase !== "asking") return resolve();
        const end = () => {
          listeners.delete(look);
          signal?.removeEventListener("abort", abort);
        };
        const look = () => {
          if (state.phase === "asking") return;
          end();
          resolve();
        };
        const abort = () => {
          end();
          reject(signal?.reason);
        };
        listeners.add(look);
        signal?.addEventListener("abort", abort);
        if (signal?.aborted) abort();
      }),
    check,
    signedIn,
    sendAsOther: () => close(true),
    cancel: () => close(false),
    attach: (by) => {
      host = by;
      return () => {
        if (host !== by) return;
        host = undefined;
        close(false);
      };
    },
    snapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The gate of this tab. */
export const signInGate = createSignInGate({ session: readConsoleSession, person: readPerson });
