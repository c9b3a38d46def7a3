"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { readZone } from "@/lib/api/send-planned";
import { zoneRecords } from "@/lib/api/zone-records";
import type { ChangeLine, ChangeSet } from "@/lib/changes/change-set";
import { type Choice, type Rebase, rebaseSteps, resolveSteps } from "@/lib/changes/rebase";
import { type SafetyQuestion, safetySteps } from "@/lib/changes/safety";
import { inSlices } from "@/lib/changes/slices";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { nextTask } from "./in-background";
import { isUnderWay } from "./run-progress";
import type { StagedZone } from "./staged-zone";
import { noteUndone } from "./undoing";

/**
 * Compares what is staged with the zone as it is, when the review opens and again before anything is sent, and starts
 * the application once all is decided.
 */
export function useReview({
  open,
  staged,
  set,
  domain,
}: {
  open: boolean;
  staged: StagedZone;
  /** What is staged now. */
  set: ChangeSet;
  domain: DomainDetail;
}) {
  const client = useQueryClient();
  const [comparing, setComparing] = useState(false);
  const [preparing, setPreparing] = useState(false);
  const [rebased, setRebased] = useState<Rebase>();
  const [problem, setProblem] = useState<Problem>();
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [questions, setQuestions] = useState<SafetyQuestion[]>([]);
  const [elsewhere, setElsewhere] = useState(false);
  const [heldBack, setHeldBack] = useState(false);
  const busy = useRef(false);
  const known = useRef<ZoneRecord[]>(undefined);
  // What is being done at once, rather than looked over: taken up a single time for each opening.
  const atOnce = useRef(false);
  const defaultTtl = domain.default_ttl;

  async function rebaseOn(records: ZoneRecord[]): Promise<Rebase> {
    const { set } = staged.snapshot();
    const zone = defaultTtl == null ? {} : { defaultTtl };
    const rebase = await inSlices(rebaseSteps(set, records, zone), nextTask);
    if (set === staged.snapshot().set) setRebased(rebase);
    return rebase;
  }

  async function compare(): Promise<{ rebase: Rebase; records: ZoneRecord[] } | undefined> {
    setComparing(true);
    setProblem(undefined);
    try {
      const { data: records } = await readZone(domain.id);
      zoneRecords(client, domain.id).replace(records);
      known.current = records;
      return { rebase: await rebaseOn(records), records };
    } catch (error) {
      setProblem(problemOf(error));
      return undefined;
    } finally {
      setComparing(false);
    }
  }

  async function apply(confirmed = false): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setPreparing(true);
    setQuestions([]);
    setElsewhere(false);
    setHeldBack(false);
    let asked: SafetyQuestion[] = [];
    // Whether something else was staged while it was looked at: that is compared first.
    let meanwhile = false;
    try {
      await staged.readSent();
      const compared = await compare();
      // What was sent before may still be at work: it would be met, or done twice. The person applies it afterwards.
      if (staged.snapshot().sentBefore) return setHeldBack(true);
      if (!compared || undecided(compared.rebase, choices).length > 0) return;
      const next = await inSlices(resolveSteps(compared.rebase, choices), nextTask);
      meanwhile = compared.rebase.set !== staged.snapshot().set || !(await staged.replaceSoon(next));
      if (meanwhile) return;
      noteUndone(staged.place, linesThatAreSo(compared.rebase));
      setChoices(new Map());
      setRebased(undefined);
      if (next.lines.size === 0) {
        staged.review(false);
        toast({ title: `Nothing had to be changed in ${staged.zone}: it is all so already` });
        return;
      }
      asked = confirmed ? [] : await inSlices(safetySteps(next, compared.records), nextTask);
      if (asked.length > 0) return setQuestions(asked);
      const { appliedElsewhere, applyStaged } = await import("./apply-staged");
      known.current = undefined;
      const came = await applyStaged(staged, { client, domainId: domain.id, atOnce: atOnce.current });
      setElsewhere(came === "elsewhere");
      // The tab may have been closed in the middle, and tell of nothing.
      if (came === "elsewhere") void appliedElsewhere(domain.id).then(() => setElsewhere(false));
      setHeldBack(came === "open");
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      busy.current = false;
      setPreparing(false);
      if (asked.length === 0) lookOver();
      if (meanwhile) void compare();
    }
  }

  /** What is left is looked over like everything that is staged. */
  function lookOver(): void {
    if (!atOnce.current) return;
    if (staged.snapshot().reviewing) staged.review(true);
    atOnce.current = false;
  }

  const look = useEffectEvent(() => {
    const { run } = staged.snapshot();
    if (busy.current || (run && isUnderWay(run.snapshot()))) return;
    if (staged.snapshot().atOnce && !atOnce.current) {
      atOnce.current = true;
      void apply();
    } else if (!known.current) void compare();
    // A line was taken back, or another tab has staged more: the zone need not be read for that.
    else void rebaseOn(known.current);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when the set is another one
  useEffect(() => {
    if (open) return look();
    known.current = undefined;
    atOnce.current = false;
    setHeldBack(false);
  }, [open, set]);

  return {
    comparing,
    /** Whether it is about to be applied: compared once more first. */
    preparing,
    rebased,
    problem,
    questions,
    elsewhere,
    /** Whether nothing was sent because it is not known yet what became of what was sent before. */
    heldBack,
    choices,
    choose: (keys: readonly string[], choice: Choice) =>
      setChoices((before) => new Map([...before, ...keys.map((key) => [key, choice] as const)])),
    closeQuestions: () => {
      setQuestions([]);
      if (!atOnce.current) return;
      // Nothing else is staged: what was to be done at once is not done.
      staged.clear();
      staged.review(false);
    },
    compare: () => void compare(),
    apply: (confirmed?: boolean) => void apply(confirmed),
  };
}

/** The lines that the zone agrees with already. */
function linesThatAreSo({ set, lines }: Rebase): ChangeLine[] {
  return [...set.lines.values()].filter(({ key }) => lines.get(key)?.state === "already");
}

/** Keys of the lines that conflict and of which nobody has said what becomes of them. */
export function undecided(rebase: Rebase | undefined, choices: ReadonlyMap<string, Choice>): string[] {
  if (!rebase) return [];
  return [...rebase.lines].flatMap(([key, { state }]) =>
    state === "conflict" && !choices.has(key) ? [key] : [],
  );
}
