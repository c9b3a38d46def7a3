/** The path of the page that is being gone to; undefined when it has come. */
let target: string | undefined;
const listeners = new Set<() => void>();

function set(next: string | undefined): void {
  if (next === target) return;
  target = next;
  for (const listener of listeners) listener();
}

export const navigation = {
  target: () => target,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  ended: () => set(undefined),
};

/**
 * Keeps what is still written into the address of the page that is being left, such as text typed a moment before,
 * from calling the navigation off: Next takes every change of the history for a later one.
 */
function keepOn(): void {
  for (const method of ["pushState", "replaceState"] as const) {
    const change = history[method].bind(history);
    history[method] = (state, ...rest) => {
      const byNext = state?.__NA === true;
      if (target === undefined || byNext) change(state, ...rest);
    };
  }
}
let kept = false;

/** Another page is gone to, by its URL; one on which only the query or the fragment differs is there already. */
export function noticeNavigation(url: string): void {
  // Not before: theirs, who change the history by themselves, must be below.
  if (!kept) keepOn();
  kept = true;
  const to = new URL(url, window.location.href);
  set(to.pathname === window.location.pathname ? undefined : to.pathname);
}
