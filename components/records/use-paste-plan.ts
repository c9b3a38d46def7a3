"use client";

import { useEffect, useMemo, useState } from "react";
import { inBackground, nothingSent } from "@/components/changes/in-background";
import { useAnnouncedTypes } from "@/components/import/announced-types";
import { planWidths } from "@/components/import/plan-lines";
import { firstTicks, type PlanTicks, type RowKind, withRow } from "@/components/import/plan-ticks";
import { planImportSteps } from "@/lib/changes/import-plan";
import type { ImportPlan } from "@/lib/changes/import-rows";
import type { LineWidths } from "@/lib/changes/zone-diff";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { type PastedLines, pastedEntries } from "./pasted-lines";
import { presentRecords } from "./present-records";
import { type RecordsWorkspace, useRecordsWorkspace } from "./records-workspace";

/** A pasted text compared with the zone as it is shown, and which of its rows are ticked. */
export interface PastePlan {
  plan: ImportPlan;
  widths: LineWidths;
  ticks: PlanTicks;
}

interface Made extends PastePlan {
  /** Whose ticks they are. */
  lines: PastedLines;
}

/** The plan of a pasted text; undefined while it is made, the last one while the zone changes. */
export function usePastePlan(lines: PastedLines): {
  made: PastePlan | undefined;
  /** Why there is none. */
  problem: Problem | undefined;
  tick: (at: number) => void;
} {
  const { zone, rows, defaultTtl, reasons } = useRecordsWorkspace();
  const types = useAnnouncedTypes();
  const [made, setMade] = useState<Made>();
  const [failed, setFailed] = useState<{ lines: PastedLines; problem: Problem }>();
  const barred = useMemo(() => barredKinds(reasons), [reasons]);
  useEffect(() => {
    const options = { name: zone, mode: "merge", defaultTtl: defaultTtl ?? -1 } as const;
    function* make() {
      const plan = yield* planImportSteps(
        pastedEntries(lines, { name: zone, types }),
        presentRecords(rows),
        options,
      );
      return { plan, widths: yield* planWidths(plan) };
    }
    return inBackground(
      make(),
      ({ plan, widths }) => {
        setFailed(undefined);
        setMade({ lines, plan, widths, ticks: firstTicks(plan, barred) });
      },
      (error) => setFailed({ lines, problem: problemOf(error, nothingSent) }),
    );
  }, [lines, zone, types, rows, defaultTtl, barred]);
  return {
    made: made?.lines === lines && !failed ? made : undefined,
    problem: failed?.lines === lines ? failed.problem : undefined,
    tick: (at) => setMade((before) => before && { ...before, ticks: withRow(before.ticks, before.plan, at) }),
  };
}

/** What the viewer may not do: to take another's place is to delete it. */
function barredKinds({ create, update, delete: remove }: RecordsWorkspace["reasons"]): ReadonlySet<RowKind> {
  const barred = new Set<RowKind>();
  if (create !== undefined) barred.add("new");
  if (update !== undefined) barred.add("changed");
  if (create !== undefined || remove !== undefined) barred.add("conflicting");
  return barred;
}
