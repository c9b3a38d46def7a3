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

/** Another page is gone to, by its URL; one on which only the query or the fragment differs is there already. */
export function noticeNavigation(url: string): void {
  const to = new URL(url, window.location.href);
  set(to.pathname === window.location.pathname ? undefined : to.pathname);
}
