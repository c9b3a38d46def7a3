import type { LogExport } from "@/lib/audit/log-export";

/** An export of this tab: one at a time, which goes on while other pages are looked at. */
export interface CurrentExport {
  file: string;
  run: LogExport;
  /** Why it was ended, where nobody pressed Cancel. */
  stopped?: string | undefined;
}

let current: CurrentExport | undefined;
const listeners = new Set<() => void>();

export const exportStore = {
  snapshot: (): CurrentExport | undefined => current,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  set(next: CurrentExport | undefined): void {
    current = next;
    for (const tell of listeners) tell();
  },
  /** Whether it is in sight. */
  isShown: () => listeners.size > 0,
};

/** Whether it still has something to do. */
export function isUnderWay({ run }: CurrentExport): boolean {
  return !["done", "cancelled", "failed"].includes(run.snapshot().phase);
}
