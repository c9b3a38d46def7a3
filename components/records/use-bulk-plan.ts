"use client";

import { useEffect, useState } from "react";
import { inSlices } from "@/lib/changes/slices";
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
    let gone = false;
    const rest = () =>
      new Promise<void>((resolve, reject) => {
        setTimeout(() => (gone ? reject(new Error("No longer wanted")) : resolve()), 0);
      });
    inSlices(bulkPlanSteps(act, chosen, { name: zone, rows, defaultTtl }), rest).then(
      (plan) => {
        if (!gone) setMade({ act, chosen, plan });
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [act, chosen, zone, rows, defaultTtl, frozen]);
  return { plan: act && made?.plan, ready: made !== undefined && made.act === act && made.chosen === chosen };
}
