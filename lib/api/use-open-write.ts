"use client";

import { useSyncExternalStore } from "react";
import type { WriteName } from "@/lib/contract/endpoints";
import { openWriteList } from "./sending";

/** Whether a write of that name to a domain was sent from this tab, and it is not known yet what became of it. */
export function useOpenWrite(name: WriteName, domainId: string): boolean {
  return useSyncExternalStore(
    openWriteList.subscribe,
    () => openWriteList.has(name, domainId),
    () => false,
  );
}
