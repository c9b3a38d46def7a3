"use client";

import { useEffect, useState } from "react";
import { inBackground } from "@/components/changes/in-background";
import { type BulkAct, type BulkPlan, bulkPlanSteps } from "./bulk-plan";
import type { RecordRow } from "./record-row";
import { useRecordsWorkspace } from "./records-workspace";

/**
 * What the act makes of these records; the last plan, and `ready` false, while the next is made. `frozen`: it is being
 * carried out, and the zone changes by that.
 */
export function useBulkPlan(
  act: BulkAct | undefined,
  chosen: readonly RecordRow[],
  { frozen }: { frozen: boolean },
): { plan: BulkPlan | undefined; ready: boolean } {
  const { zone, rows, defaultTtl } = useRecordsWorkspace();
  const [made, setMade] = useState<{ act: BulkAct; chosen: readonly RecordRow[]; plan: BulkPlan }>();
  useEffect(() => {
    if (!act || frozen) return;
    return inBackground(bulkPlanSteps(act, chosen, { name: zone, rows, defaultTtl }), (plan) =>
      setMade({ act, chosen, plan }),
    );
  }, [act, chosen, zone, rows, defaultTtl, frozen]);
  return { plan: act && made?.plan, ready: made !== undefined && made.act === act && made.chosen === chosen };
}
