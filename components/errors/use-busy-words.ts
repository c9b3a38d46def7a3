"use client";

import { useSyncExternalStore } from "react";
import { lostReplies } from "@/lib/api/lost-replies";

/** What a button says while it is found out what became of a write; else its own words. */
export function useBusyWords(words: string | undefined): string | undefined {
  const finding = useSyncExternalStore(lostReplies.subscribe, lostReplies.isFindingOut, () => false);
  return finding ? "Finding out…" : words;
}
