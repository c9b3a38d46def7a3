"use client";

import { useEffect, useState } from "react";
import { nextTask } from "@/components/changes/in-background";
import { useReadAgain } from "@/lib/api/read-again";
import type { LoggedChange } from "@/lib/audit/revert";
import { type RevertPlan, revertPlanSteps } from "@/lib/audit/revert-plan";
import { inSlices } from "@/lib/changes/slices";
import type { DomainDetail } from "@/lib/contract/domains";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";

type Found = { plan: RevertPlan } | { problem: Problem } | undefined;

/** What takes the changes back, against the zone as it is now, read for that; undefined until it is known. */
export function useRevertPlan(changes: readonly LoggedChange[], domain: DomainDetail) {
  const [found, setFound] = useState<Found>();
  const [round, setRound] = useState(0);
  const { read } = useReadAgain();
  const { id, name, default_ttl } = domain;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round reads again
  useEffect(() => {
    let gone = false;
    const find = async (): Promise<Found> => {
      try {
        const input = { params: { domain_id: id }, query: { include_system: true } };
        const { data } = await read("records.list", input);
        const steps = revertPlanSteps(changes, data, { name, defaultTtl: default_ttl ?? undefined });
        return { plan: await inSlices(steps, nextTask) };
      } catch (error) {
        return { problem: problemOf(error) };
      }
    };
    void find().then((next) => {
      if (!gone) setFound(next);
    });
    return () => {
      gone = true;
    };
  }, [changes, id, name, default_ttl, read, round]);
  return {
    found,
    again: () => {
      setFound(undefined);
      setRound(round + 1);
    },
  };
}
