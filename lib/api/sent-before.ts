import type { AppliedRow } from "@/lib/changes/call-results";
import type { ChangeLine } from "@/lib/changes/change-set";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import type { SentCall } from "./apply-state";
import type { Lookup, OpenState } from "./open-outcome";

/** What became of the lines of a call: the zone is as they wanted it, or not. */
export interface FoundLines {
  applied: { line: ChangeLine; row: AppliedRow }[];
  left: ChangeLine[];
}

interface SentBefore {
  sent: SentCall;
  zone: { id: string; name: string };
  /** Reads the zone, for a person who has `asked` or by itself; null where nobody may look now. Rejects as reads do. */
  look: (asked: boolean) => Promise<FoundLines | null>;
  settled: (found: FoundLines) => void;
}

/** After a look that told nothing. */
const againMs = 15_000;
/** Where the zone is gone or hidden: that seldom changes. */
const seldomMs = 60_000;

/**
 * Finds out what became of a call that was sent before the page was loaded. It looks at once, for all may be there
 * already; only when the server must have ended its work on it does what is not there mean that it was not applied. It
 * looks again by itself until that is known, and when asked.
 */
export function sentBefore({ sent, zone, look, settled }: SentBefore): Lookup & { close(): void } {
  const listeners = new Set<() => void>();
  let state: OpenState = { looking: false, nextAt: undefined, lookedAt: undefined };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let open = true;
  const run = (asked: boolean) => {
    running ??= lookOnce(asked).finally(() => {
      running = undefined;
    });
    return running;
  };
  const online = () => void run(false);
  window.addEventListener("online", online);

  function set(next: Partial<OpenState>): void {
    state = { ...state, ...next };
    for (const tell of listeners) tell();
  }

  function close(): void {
    open = false;
    clearTimeout(timer);
    window.removeEventListener("online", online);
  }

  async function lookOnce(asked: boolean): Promise<void> {
    if (!open) return;
    clearTimeout(timer);
    // What is not there yet may still come.
    const over = Date.now() >= sent.busyUntil;
    set({ looking: true, nextAt: undefined });
    let found: FoundLines | null = null;
    let trouble: Problem | undefined;
    try {
      found = await look(asked);
    } catch (error) {
      trouble = problemOf(error);
    }
    if (!open) return;
    if (found && (over || found.left.length === 0)) {
      close();
      set({ looking: false, trouble: undefined });
      return settled(found);
    }
    const now = Date.now();
    const next = now + (isGone(trouble) ? seldomMs : againMs);
    const nextAt = over ? next : Math.min(next, Math.max(now, sent.busyUntil));
    set({ looking: false, lookedAt: now, nextAt, trouble });
    timer = setTimeout(online, nextAt - now);
  }

  online();
  return {
    trace: sent.trace,
    zone,
    check: () => run(true),
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

/** Whether the zone itself cannot be looked into, now or soon: deleted, or not for this person to see. */
export function isGone(trouble: Problem | undefined): boolean {
  return trouble?.kind === "not-found" || trouble?.kind === "forbidden";
}
