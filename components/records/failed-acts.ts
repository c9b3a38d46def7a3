import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import type { Problem } from "@/lib/errors/problem";

/** Something done without a form that did not go through: said above the table until it is dismissed. */
export interface FailedAct {
  domainId: string;
  /** "www A was not put back". */
  title: string;
  problem: Problem;
  /** What was refused, as it would have been. */
  candidate: RecordCreate;
  operation: "create" | "update" | "delete";
  /** Records that are not in the zone any more because of it; kept in sight. */
  lost: readonly ZoneRecord[];
  retry: () => void;
}

/** A failed act with its key in the list. */
export interface ListedAct extends FailedAct {
  key: number;
}

let acts: readonly ListedAct[] = [];
let lastKey = 0;
const listeners = new Set<() => void>();

function set(next: readonly ListedAct[]) {
  acts = next;
  for (const tell of listeners) tell();
}

/**
 * Failed acts of all zones. Outside of any page, because Undo can be pressed after the page was left; what was lost
 * is still there when one comes back.
 */
export const failedActs = {
  add(act: FailedAct): void {
    set([...acts, { ...act, key: ++lastKey }]);
  },
  dismiss(key: number): void {
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
