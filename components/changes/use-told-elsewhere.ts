"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { toast } from "@/components/ui/toast";
import { apiQuery } from "@/lib/api/query";
import { elsewhereWords } from "./elsewhere-notice";
import type { StagedZone } from "./staged-zone";

/** Reads the zone again when another tab has applied what was staged, and tells it where the review does not. */
export function useToldElsewhere(staged: StagedZone, domainId: string): void {
  const client = useQueryClient();
  const { elsewhere, reviewing } = useSyncExternalStore(staged.subscribe, staged.snapshot, staged.snapshot);
  const tell = useEffectEvent(() => {
    if (!elsewhere) return;
    if (!reviewing) staged.heardElsewhere();
    if (elsewhere.applied === 0) return;
    for (const name of ["records.list", "domains.get"] as const) {
      const { queryKey } = apiQuery(name, { params: { domain_id: domainId } });
      void client.invalidateQueries({ queryKey: queryKey.slice(0, 2) });
    }
    if (reviewing) return;
    const { title, left } = elsewhereWords(elsewhere);
    toast({ title: `${title} to ${staged.zone}`, description: left });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: tells once of each end
  useEffect(tell, [elsewhere]);
}
