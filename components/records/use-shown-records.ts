"use client";

import { useEffect, useMemo, useState } from "react";
import { inBackground, useThrow } from "@/components/changes/in-background";
import type { Staging } from "@/components/changes/use-staging";
import type { Record as ZoneRecord } from "@/lib/contract/records";

/** So many staged changes are put into their places at once; more would hold the page up. */
const atOnce = 1_000;

/** The zone's records as they are staged; with many changes a little later, and until then as they were before. */
export function useShownRecords(
  { zone: staged, state }: Staging,
  records: readonly ZoneRecord[],
): readonly ZoneRecord[] {
  const set = state?.set;
  const large = set !== undefined && set.lines.size > atOnce;
  const fail = useThrow();
  const [made, setMade] = useState<readonly ZoneRecord[]>();
  useEffect(() => {
    if (!large || !staged) return setMade(undefined);
    return inBackground(staged.shownSteps(set, records), setMade, fail);
  }, [large, staged, set, records, fail]);
  const small = useMemo(
    () => (!large && staged && set ? staged.shown(set, records) : records),
    [large, staged, set, records],
  );
  return large ? (made ?? records) : small;
}
