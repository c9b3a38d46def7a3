import type { SentCall } from "./apply-state";
import type { Lookup, OpenState } from "./open-outcome";

/** What became of the lines of a call, by key: the zone is as they wanted it, or not. */
export interface FoundLines {
  applied: string[];
  left: string[];
}

interface SentBefore {
  sent: SentCall;
  /** Reads the zone; null while another tab is at work on it. Rejects where it cannot be read. */
  look: () => Promise<FoundLines | null>;
  settled: (found: FoundLines) => void;
}

/** After a look that told nothing. */
const againMs = 15_000;

/**
 * Finds out what became of a call that was sent before the page was loaded: when asked, by itself as soon as the server
 * must have ended its work on it, and again until the zone could be read.
 */
export function sentBefore({ sent, look, settled }: SentBefore): Lookup & { close(): void } {
  const listeners = new Set<() => void>();
  let state: OpenState = { looking: false, nextAt: undefined, lookedAt: undefined };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let open = true;
  const check = () => {
    running ??= lookOnce().finally(() => {
      running = undefined;
    });
    return running;
  };
  const online = () => void check();
  window.addEventListener("online", online);

  function set(next: Partial<OpenState>): void {
    state = { ...state, ...next };
    for (const tell of listeners) tell();
  }

  function lookAt(time: number): void {
    clearTimeout(timer);
    set({ nextAt: time });
    timer = setTimeout(() => void check(), Math.max(0, time - Date.now()));
  }

  function close(): void {
    open = false;
    clearTimeout(timer);
    window.removeEventListener("online", online);
  }

  async function lookOnce(): Promise<void> {
    if (!open) return;
    // What is not there yet may still come.
    const over = Date.now() >= sent.busyUntil;
    set({ looking: true });
    const found = await look().catch(() => null);
    if (!open) return;
    if (found && (over || found.left.length === 0)) {
      close();
      set({ looking: false, nextAt: undefined });
      return settled(found);
    }
    set({ looking: false, lookedAt: Date.now() });
    lookAt(over ? Date.now() + againMs : sent.busyUntil);
  }

  lookAt(Math.max(Date.now(), sent.busyUntil));
  return {
    trace: sent.trace,
    check,
    close,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    snapshot: () => state,
  };
}
