"use client";

import type { ChangeSet } from "@/lib/changes/change-set";
import { useRecordsWorkspace } from "./records-workspace";

/**
 * Carries out what was made for the zone as it is shown: staged while changes are, else compared with the zone and
 * applied at once, with the same questions, progress and way back.
 */
export function useCommit(): (set: ChangeSet) => Promise<void> {
  const { staging } = useRecordsWorkspace();
  return async (set) => {
    const staged = await staging.ready();
    await staged.merge(set);
    if (!staging.active) staged.review(true, { atOnce: true });
  };
}
