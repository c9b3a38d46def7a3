"use client";

import { useEffect, useMemo, useState } from "react";
import type { ChangeSet } from "@/lib/changes/change-set";
import type { Steps } from "@/lib/changes/slices";
import { zoneDiff, zoneDiffSteps } from "@/lib/changes/zone-diff";
import { type DiffRow, diffRowSteps, diffRows } from "./diff-rows";
import { inBackground, useThrow } from "./in-background";

/** So many lines are made at once; of more the rows come a little later. */
const atOnce = 500;

const none: readonly DiffRow[] = [];

/** The rows of a set's diff; undefined while those of a large one are made. */
export function useDiffRows(set: ChangeSet, defaultTtl: number | undefined): readonly DiffRow[] | undefined {
  const large = set.lines.size > atOnce;
  const fail = useThrow();
  const [made, setMade] = useState<{ set: ChangeSet; rows: readonly DiffRow[] }>();
  useEffect(() => {
    if (!large) return;
    return inBackground(rowSteps(set, defaultTtl), (rows) => setMade({ set, rows }), fail);
  }, [large, set, defaultTtl, fail]);
  const small = useMemo(
    () => (large ? none : diffRows(zoneDiff(set, optionsOf(defaultTtl)))),
    [large, set, defaultTtl],
  );
  if (!large) return small;
  return made?.set === set ? made.rows : undefined;
}

function* rowSteps(set: ChangeSet, defaultTtl: number | undefined): Steps<readonly DiffRow[]> {
  return yield* diffRowSteps(yield* zoneDiffSteps(set, optionsOf(defaultTtl)));
}

function optionsOf(defaultTtl: number | undefined) {
  return defaultTtl === undefined ? {} : { defaultTtl };
}
