import { leaveGuards } from "./leave-guards";

/** The link a plain click would follow inside the console; undefined for new tabs, downloads and other sites. */
function linkFollowed(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || (link.target && link.target !== "_self")) return undefined;
  if (link.hasAttribute("download") || link.origin !== location.origin) return undefined;
  const to = link.pathname + link.search;
  // A link to a place on the same page, as from a summary to a field, leaves nothing.
  return to === location.pathname + location.search ? undefined : to + link.hash;
}

/**
 * Holds back what would leave unsaved input: links, closing or reloading the tab (in the browser's words), Back and
 * Forward. Those can be held back where the browser has the Navigation API, and only after something was done on the
 * page: nobody can be kept on it for good. Elsewhere they go through, and the draft is offered on return.
 * Returns the function that ends it.
 */
export function watchLeaving(push: (href: string) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener("beforeunload", (event) => leaveGuards.holds() && event.preventDefault(), {
    signal,
  });
  window.addEventListener(
    "click",
    (event) => {
      const to = linkFollowed(event);
      if (to === undefined || !leaveGuards.holds()) return;
      event.preventDefault();
      event.stopPropagation();
      leaveGuards.leaveBy(() => push(to));
    },
    { capture: true, signal },
  );
  document.addEventListener("input", () => leaveGuards.hold(), { signal });
  if ("navigation" in window) {
    navigation.addEventListener("navigate", (event) => askBeforeTraversal(navigation, event), { signal });
  }
  return () => stop.abort();
}

function askBeforeTraversal(navigation: Navigation, event: NavigateEvent): void {
  const { navigationType, cancelable, hashChange, destination } = event;
  // Where the document itself goes, `beforeunload` asks.
  if (navigationType !== "traverse" || !cancelable || hashChange || !destination.sameDocument) return;
  if (destination.url === location.href || !leaveGuards.holds()) return;
  event.preventDefault();
  leaveGuards.leaveBy(() => {
    // It may be given up again on its way, by a press of Stop.
    for (const done of Object.values(navigation.traverseTo(destination.key))) done.catch(() => undefined);
  });
}
