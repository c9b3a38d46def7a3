"use client";

import { useEffect, useMemo, useState } from "react";
import type { Staging } from "@/components/changes/use-staging";
import { inSlices } from "@/lib/changes/slices";
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
  const [made, setMade] = useState<readonly ZoneRecord[]>();
  useEffect(() => {
    if (!large || !staged) return setMade(undefined);
    let gone = false;
    const rest = () =>
      new Promise<void>((resolve, reject) => {
        setTimeout(() => (gone ? reject(new Error("No longer wanted")) : resolve()), 0);
      });
    inSlices(staged.shownSteps(set, records), rest).then(
      (shown) => {
        if (!gone) setMade(shown);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [large, staged, set, records]);
  const small = useMemo(
    () => (!large && staged && set ? staged.shown(set, records) : records),
    [large, staged, set, records],
  );
  return large ? (made ?? records) : small;
}
