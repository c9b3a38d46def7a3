"use client";

import { useEffect, useState } from "react";
import { inBackground, nothingSent } from "@/components/changes/in-background";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { type BulkAct, type BulkPlan, bulkPlanSteps } from "./bulk-plan";
import type { RecordRow } from "./record-row";
import { useRecordsWorkspace } from "./records-workspace";

interface Made {
  act: BulkAct;
  chosen: readonly RecordRow[];
  plan?: BulkPlan;
  /** Why there is no plan. */
  problem?: Problem;
}

/**
 * What the act makes of these records; the last plan, and `ready` false, while the next is made. `frozen`: it is being
 * carried out, and the zone changes by that.
 */
export function useBulkPlan(
  act: BulkAct | undefined,
  chosen: readonly RecordRow[],
  { frozen }: { frozen: boolean },
): { plan: BulkPlan | undefined; ready: boolean; problem: Problem | undefined } {
  const { zone, rows, defaultTtl } = useRecordsWorkspace();
  const [made, setMade] = useState<Made>();
  useEffect(() => {
    if (!act || frozen) return;
    return inBackground(
      bulkPlanSteps(act, chosen, { name: zone, rows, defaultTtl }),
      (plan) => setMade({ act, chosen, plan }),
      (error) => setMade({ act, chosen, problem: problemOf(error, nothingSent) }),
    );
  }, [act, chosen, zone, rows, defaultTtl, frozen]);
  const ready = made !== undefined && made.act === act && made.chosen === chosen;
  return { plan: act && made?.plan, ready, problem: ready ? made.problem : undefined };
}
