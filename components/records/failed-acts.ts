import type { OpenOutcome } from "@/lib/api/open-outcome";
import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import type { Problem } from "@/lib/errors/problem";

/** Something done without a form that did not go through: said beside the table until it is dismissed. */
export interface FailedAct {
  domainId: string;
  /** What it was done to: "www A". */
  what: string;
  /** What was to be done: "put back". */
  done: string;
  problem: Problem;
  /** While it is not known whether it was applied. */
  open?: OpenOutcome | undefined;
  /** What was refused, as it would have been. */
  candidate: RecordCreate;
  operation: "create" | "update" | "delete";
  /** Records that are not in the zone any more because of it; kept in sight. */
  lost: readonly ZoneRecord[];
  retry?: (() => void) | undefined;
}

/** A failed act with its key in the list. */
export interface ListedAct extends FailedAct {
  key: number;
}

/** "www A was not put back", or that it is not known yet whether it was. */
export function actTitle({ what, done, problem }: Pick<FailedAct, "what" | "done" | "problem">): string {
  if (problem.outcome === "unknown") return `It is not known yet whether ${what} was ${done}`;
  return `${what} ${problem.settled === "absent" ? "is" : "was"} not ${done}`;
}

let acts: readonly ListedAct[] = [];
let lastKey = 0;
const listeners = new Set<() => void>();
/** What ends the watching of an act's outcome. */
const watched = new Map<number, () => void>();

function set(next: readonly ListedAct[]) {
  acts = next;
  for (const tell of listeners) tell();
}

/**
 * Failed acts of all zones. Outside of any page, because Undo can be pressed after the page was left; what was lost
 * is still there when one comes back.
 */
export const failedActs = {
  /** Gives back its key. */
  add(act: FailedAct): number {
    const key = ++lastKey;
    set([...acts, { ...act, key }]);
    return key;
  },
  /** Lists an act of unknown outcome until that is known; `applied` goes on then. */
  addOpen<R>(act: FailedAct, open: OpenOutcome<R>, applied: (result: R) => void): number {
    const key = failedActs.add({ ...act, open });
    const end = open.watch({
      applied: (result) => {
        failedActs.dismiss(key);
        applied(result);
      },
      refused: (problem) => {
        watched.delete(key);
        set(acts.map((each) => (each.key === key ? { ...each, problem, open: undefined } : each)));
      },
    });
    watched.set(key, end);
    return key;
  },
  dismiss(key: number): void {
    watched.get(key)?.();
    watched.delete(key);
    set(acts.filter((act) => act.key !== key));
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  snapshot: () => acts,
  /** Whether any page shows them now. */
  isShown: () => listeners.size > 0,
};
