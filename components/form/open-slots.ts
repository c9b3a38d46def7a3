import { newSlot } from "./draft-store";

const lockPrefix = "scaidns-open-form:";
/** This load of the console: a reload, or a tab's copy, is another one. */
const here = newSlot();
const open = new Set<string>();

/**
 * Says that a form writes into this slot, until the returned function is called. Other tabs learn it by a lock of the
 * browser's, which goes with the tab even when it crashes.
 */
export function holdSlot(slot: string): () => void {
  open.add(slot);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  locks()
    ?.request(`${lockPrefix}${here}:${slot}`, () => held)
    .catch(() => undefined);
  return () => {
    open.delete(slot);
    release();
  };
}

/**
 * The slots that open forms write into, here and in other tabs: what lies there is in sight somewhere. A browser
 * without locks (a page that is not secure) knows only of its own tab.
 */
export async function slotsInUse(): Promise<ReadonlySet<string>> {
  const { held = [] } =
    (await locks()
      ?.query()
      .catch(() => undefined)) ?? {};
  const elsewhere = held.flatMap(({ name = "" }) => {
    // A form of this tab that has just been closed may still have its lock.
    if (!name.startsWith(lockPrefix) || name.startsWith(`${lockPrefix}${here}:`)) return [];
    return name.slice(name.lastIndexOf(":") + 1);
  });
  return new Set([...open, ...elsewhere]);
}

function locks(): LockManager | undefined {
  return "locks" in navigator ? navigator.locks : undefined;
}
