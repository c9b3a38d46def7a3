export interface Shortcut {
  /** "mod+k", "?", "g d". */
  keys: string;
  /** What it does, as the list of shortcuts says it. */
  label: string;
  /** Heading in that list. */
  group: string;
  /** In fields the keys are left to the browser, though they type nothing. */
  outsideFields?: boolean | undefined;
  /** Unset where what has the focus does it by itself: then the keys are only listed. */
  run?: (() => void) | undefined;
}

const active = new Set<Shortcut>();
const listeners = new Set<() => void>();
let list: readonly Shortcut[] = [];

function changed() {
  list = [...active];
  for (const tell of listeners) tell();
}

/** Makes a shortcut work until the returned function is called; the latest of equal keys wins. */
export function addShortcut(shortcut: Shortcut): () => void {
  active.add(shortcut);
  changed();
  return () => {
    active.delete(shortcut);
    changed();
  };
}

export const shortcuts = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  snapshot: () => list,
};
