"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

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
 * While `dirty`: closing or reloading the tab asks (in the browser's words), and a link inside the console is
 * held back. `destination` is where the held link leads; `leave` goes there, `stay` forgets it.
 */
export function useLeaveGuard(dirty: boolean) {
  const router = useRouter();
  const [destination, setDestination] = useState<string>();

  useEffect(() => {
    if (!dirty) return;
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const to = linkFollowed(event);
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setDestination(to);
    };
    window.addEventListener("beforeunload", beforeUnload);
    window.addEventListener("click", click, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", beforeUnload);
      window.removeEventListener("click", click, { capture: true });
    };
  }, [dirty]);

  return {
    destination,
    stay: () => setDestination(undefined),
    leave: () => {
      if (destination !== undefined) router.push(destination);
      setDestination(undefined);
    },
  };
}
