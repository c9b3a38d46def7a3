import type { ChangeRun } from "@/lib/api/apply-state";
import type { StagedZone } from "./staged-zone";

/** A change set that is being applied. */
export interface GoingRun {
  staged: StagedZone;
  run: ChangeRun;
  domainId: string;
}

let all: readonly GoingRun[] = [];
let unseen: readonly GoingRun[] = [];
const seen = new Set<StagedZone>();
const listeners = new Set<() => void>();

function tell(): void {
  unseen = all.filter(({ staged }) => !seen.has(staged));
  for (const listener of listeners) listener();
}

/** What this tab is applying, whichever page is open. */
export const goingRuns = {
  /** Until the returned function is called. */
  begin(going: GoingRun): () => void {
    all = [...all, going];
    tell();
    return () => {
      all = all.filter((each) => each !== going);
      tell();
    };
  },
  /** Its progress is on screen until the returned function is called. */
  show(staged: StagedZone): () => void {
    seen.add(staged);
    tell();
    return () => {
      seen.delete(staged);
      tell();
    };
  },
  isShown: (staged: StagedZone) => seen.has(staged),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  /** Those of which nothing is on screen. */
  unseen: () => unseen,
};
