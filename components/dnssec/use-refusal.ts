"use client";

import { useState } from "react";
import type { Problem } from "@/lib/errors/problem";
import type { Signing } from "./signing";

/** Reads the state again: what was refused, or is not known, may be so since another window has changed it. */
export type Refresh = (problem: Problem) => void;

interface Refusal {
  problem: Problem;
  /** The status that was found. */
  found: string;
}

/** What was refused, when the state that is found then has no place for it any more; until that state changes too. */
export function useRefusal(status: string | undefined, read: () => Promise<Signing | undefined>) {
  const [refusal, setRefusal] = useState<Refusal>();
  const refresh: Refresh = (problem) => {
    setRefusal(undefined);
    void read().then((now) => {
      if (now && problem.outcome === "refused" && isGone(problem, now)) {
        setRefusal({ problem, found: now.status });
      }
    });
  };
  return { refused: refusal?.found === status ? refusal?.problem : undefined, refresh };
}

/** Whether what the problem was of is not on screen in this state. */
function isGone({ request }: Problem, { enabled, status }: Signing): boolean {
  switch (request.name) {
    case "dnssec.enable":
      return enabled;
    case "dnssec.confirmDsPublished":
      return status !== "pending_ds" && status !== "rotating_ksk";
    default:
      return !enabled;
  }
}
