"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { type OpenCall, openCalls } from "./open-calls";
import type { StagedZone } from "./staged-zone";

/** What is still to be found out of this zone; `shown`: it is on screen here, and need not be elsewhere. */
export function useOpenCall(staged: StagedZone, shown: boolean): OpenCall | undefined {
  const client = useQueryClient();
  const call = useSyncExternalStore(
    openCalls.subscribe,
    () => openCalls.of(staged),
    () => undefined,
  );
  useEffect(() => openCalls.follow(staged, client), [staged, client]);
  useEffect(() => (shown ? openCalls.show(staged) : undefined), [shown, staged]);
  return call;
}
