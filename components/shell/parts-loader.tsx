"use client";

import { useEffect } from "react";
import { loadParts } from "@/components/ui/on-demand";
import { useSomeoneThere } from "@/components/ui/use-someone-there";
import { loadFindOut } from "@/lib/api/write";

/**
 * Loads what the page's first sight does without as soon as somebody uses it: dialogs and menus open at once then,
 * also when the network has gone away meanwhile.
 */
export function PartsLoader() {
  const there = useSomeoneThere();
  useEffect(() => {
    if (!there) return;
    const start = () => {
      // Before what a press may open: a write must not wait for its code, nor be without it.
      loadFindOut().catch(() => undefined);
      void loadParts();
    };
    // Safari has no idle callbacks.
    if ("requestIdleCallback" in window) requestIdleCallback(start, { timeout: 1_000 });
    else setTimeout(start, 200);
  }, [there]);
  return null;
}
