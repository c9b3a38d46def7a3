"use client";

import { useEffect, useState } from "react";
import { useApi } from "@/lib/api/query";
import { useReadAgain } from "@/lib/api/read-again";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";

/** A domain, read anew for somebody who is about to change it, and kept up to date from then on. */
export function useDomainNow(domainId: string, deletedToo: boolean) {
  const { read } = useReadAgain();
  const [round, setRound] = useState(0);
  const [fresh, setFresh] = useState<{ round: number; problem?: Problem }>();
  const known = useApi(
    "domains.get",
    { params: { domain_id: domainId }, ...(deletedToo && { query: { include_deleted: true } }) },
    { enabled: false },
  );
  useEffect(() => {
    let gone = false;
    const input = {
      params: { domain_id: domainId },
      ...(deletedToo && { query: { include_deleted: true } }),
    };
    read("domains.get", input).then(
      () => {
        if (!gone) setFresh({ round });
      },
      (error: unknown) => {
        if (!gone) setFresh({ round, problem: problemOf(error) });
      },
    );
    return () => {
      gone = true;
    };
  }, [read, domainId, deletedToo, round]);
  const done = fresh?.round === round ? fresh : undefined;
  return {
    domain: done && !done.problem ? known.data : undefined,
    problem: done?.problem,
    again: () => setRound(round + 1),
  };
}
