"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** After a move to another page, brings the focus to it: the next Tab is there, and a screen reader starts there. */
export function RouteFocus() {
  const pathname = usePathname();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // A dialog that is itself a route takes the focus by itself.
    if (document.querySelector("[data-modal]")) return;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
