"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { nextTask } from "@/components/changes/in-background";
import type { Staging } from "@/components/changes/use-staging";
import { apiQuery } from "@/lib/api/query";
import type { ChangeSet } from "@/lib/changes/change-set";
import { importSetSteps } from "@/lib/changes/import-rows";
import { inSlices } from "@/lib/changes/slices";
import type { DomainDetail } from "@/lib/contract/domains";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { type Compared, compareText, type ImportText, type ReadingProgress } from "./compare-text";
import { firstTicks, type PlanTicks, type RowKind } from "./plan-ticks";

/** Where an import is. */
export type ImportStage =
  | { at: "text" }
  /** Without progress it is the zone that is read. */
  | { at: "reading"; input: ImportText; progress: ReadingProgress | null }
  | { at: "failed"; input: ImportText; problem: Problem }
  | { at: "plan"; compared: Compared; ticks: PlanTicks; handing: boolean }
  | { at: "handed"; compared: Compared; count: number };

/** The way from a text to its plan, and from there into what is staged for the zone. */
export function useImportPlan(domain: DomainDetail, staging: Staging, barred: ReadonlySet<RowKind>) {
  const client = useQueryClient();
  const [stage, setStage] = useState<ImportStage>({ at: "text" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const compared = stage.at === "plan" ? stage.compared : undefined;
  const list = apiQuery("records.list", {
    params: { domain_id: domain.id },
    query: { include_system: true },
  });
  const now = useQuery({ ...list, enabled: compared !== undefined }).data?.data;
  const outdated =
    compared !== undefined &&
    ((now !== undefined && now !== compared.records) || !sameSet(staging.state?.set, compared.staged));

  async function compare(input: ImportText): Promise<void> {
    running.current?.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    setStage({ at: "reading", input, progress: null });
    try {
      const staged = staging.count > 0 ? (await staging.ready()).snapshot().set : undefined;
      const made = await compareText(input, {
        ...{ client, domain, staged, signal },
        onProgress: (progress) => {
          if (!signal.aborted) setStage({ at: "reading", input, progress });
        },
      });
      if (signal.aborted) return;
      setStage({ at: "plan", compared: made, ticks: firstTicks(made.plan, barred), handing: false });
    } catch (error) {
      if (!signal.aborted) setStage({ at: "failed", input, problem: problemOf(error) });
    }
  }

  /** Puts the ticked rows into what is staged, and opens its review. False where nothing came of it. */
  async function handOver(): Promise<boolean> {
    if (stage.at !== "plan" || stage.handing) return false;
    const { compared, ticks } = stage;
    setStage({ ...stage, handing: true });
    try {
      const staged = await staging.ready();
      const steps = importSetSteps(compared.plan, (_, at) => ticks.on[at] === 1);
      const set = await inSlices(steps, nextTask);
      await staged.merge(set);
      staged.review(true);
      setStage({ at: "handed", compared, count: set.lines.size });
      return true;
    } catch (error) {
      setStage({ at: "failed", input: compared.input, problem: problemOf(error) });
      return false;
    }
  }

  return {
    stage,
    outdated,
    compare: (input: ImportText) => void compare(input),
    handOver,
    tick: (change: (ticks: PlanTicks) => PlanTicks) =>
      setStage((before) => (before.at === "plan" ? { ...before, ticks: change(before.ticks) } : before)),
    backToText: () => {
      running.current?.abort();
      setStage({ at: "text" });
    },
  };
}

function sameSet(a: ChangeSet | undefined, b: ChangeSet | undefined): boolean {
  return a === b || ((a?.lines.size ?? 0) === 0 && (b?.lines.size ?? 0) === 0);
}
