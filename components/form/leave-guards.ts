/** A form's word on whether something in it is not saved. */
export interface LeaveGuard {
  dirty: boolean;
  /** Whether what was typed is kept as a draft. */
  kept: boolean;
  /** It is being saved: what becomes of it is not known yet. */
  sending?: boolean;
}

interface Question {
  /** Whether all that is asked about is kept as drafts. */
  kept: boolean;
  /** Whether the page itself is left, not only a dialog or panel on it. */
  page: boolean;
}

const guards = new Set<LeaveGuard>();
const listeners = new Set<() => void>();
/** Those whose person has said "leave": not asked again until something is typed. */
const released = new Set<LeaveGuard>();
let question: (Question & { asked: ReadonlySet<LeaveGuard>; go: () => void }) | undefined;

const holding = (within: ReadonlySet<LeaveGuard>) =>
  [...within].filter((guard) => guards.has(guard) && guard.dirty && !released.has(guard));

function changed() {
  // What it is about was saved, or closed, while it was asked.
  if (question && holding(question.asked).length === 0) question = undefined;
  for (const tell of listeners) tell();
}

/**
 * All unsaved input on screen, and the one question before it is left. Links, the browser's Back and Forward, closing
 * the tab, `useNavigate`, closing a dialog or panel and signing out all come here, so that each is asked about once.
 */
export const leaveGuards = {
  /** Counts the guard until the returned function is called. */
  add(guard: LeaveGuard): () => void {
    guards.add(guard);
    return () => {
      guards.delete(guard);
      released.delete(guard);
      changed();
    };
  },
  set(guard: LeaveGuard, dirty: boolean): void {
    if (guard.dirty === dirty) return;
    guard.dirty = dirty;
    if (!dirty) released.delete(guard);
    changed();
  },
  /** Whether anything is unsaved that has not been asked about. */
  holds: (within: ReadonlySet<LeaveGuard> = guards): boolean => holding(within).length > 0,
  /** Goes at once where nothing is unsaved, else when the person says so. `within`: only what is in there is left. */
  leaveBy(go: () => void, within: ReadonlySet<LeaveGuard> = guards): void {
    const asked = holding(within);
    if (asked.length === 0) {
      go();
      return;
    }
    const kept = asked.every((guard) => guard.kept);
    question = { asked: new Set(asked), go, kept, page: within === guards };
    changed();
  },
  stay(): void {
    question = undefined;
    changed();
  },
  leave(): void {
    const { asked, go } = question ?? {};
    for (const guard of asked ?? []) released.add(guard);
    question = undefined;
    changed();
    go?.();
  },
  /** Asks again from now on: leaving has failed, or something is typed all the same. */
  hold(): void {
    if (released.size === 0) return;
    released.clear();
    changed();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  snapshot: (): Question | undefined => question,
};
