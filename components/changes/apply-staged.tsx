"use client";

import type { QueryClient } from "@tanstack/react-query";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { applyChanges } from "@/lib/api/apply-changes";
import type { ChangeRun } from "@/lib/api/apply-state";
import { type ChangeLine, type ChangeSet, changeSetOf } from "@/lib/changes/change-set";
import { undoOf } from "@/lib/changes/undo";
import { paths } from "@/lib/paths";
import { changesText } from "./count-words";
import type { StagedZone } from "./staged-zone";

interface Zone {
  client: QueryClient;
  domainId: string;
  /** Nothing was staged before: taking it back is done at once too. */
  atOnce: boolean;
}

/** Applies what is staged, in one tab at a time; false when another tab is at it. */
export async function applyStaged(staged: StagedZone, { client, domainId, atOnce }: Zone): Promise<boolean> {
  const { set } = staged.snapshot();
  const apply = async () => {
    const run = applyChanges({
      client,
      domainId,
      set,
      keep: (delta) => staged.changeSoon(delta),
      sending: (until) => staged.sending(until),
    });
    staged.follow(run, set);
    // What is on its way would end in the middle, to be gone on with from what is staged.
    window.addEventListener("beforeunload", askFirst);
    const { phase } = await run.ended.finally(() => window.removeEventListener("beforeunload", askFirst));
    staged.flush();
    const left = staged.snapshot().set.lines.size;
    if (phase === "done" && left === 0) {
      staged.review(false);
      tellApplied(staged, run, { domainId, atOnce });
    }
    return true;
  };
  if (!("locks" in navigator)) return apply();
  return navigator.locks.request(`scaidns-apply:${domainId}`, { ifAvailable: true }, (lock) =>
    lock ? apply() : false,
  );
}

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function tellApplied(staged: StagedZone, run: ChangeRun, { domainId, atOnce }: Omit<Zone, "client">): void {
  const done = run.applied();
  const { applied } = run.snapshot();
  toast({
    title: `Applied ${changesText(applied)} to ${staged.zone}`,
    description: <TextLink href={paths.activity(domainId)}>Show what was done</TextLink>,
    complete: true,
    timeout: 20_000,
    ...(done.length > 0 && {
      action: { label: "Undo", onPress: () => stageUndo(staged, run, { domainId, atOnce }) },
    }),
  });
}

/** Stages the way back and shows it: it is compared with the zone like every change. */
export function stageUndo(
  staged: StagedZone,
  run: ChangeRun,
  { domainId, atOnce }: Omit<Zone, "client">,
): void {
  const { set } = staged.snapshot();
  staged.replace(together(set, undoOf(run.applied(), staged.zone)));
  staged.review(true, { atOnce: atOnce && set.lines.size === 0 && staged.isShown() });
  if (staged.isShown()) return;
  toast({
    title: `The way back is staged for ${staged.zone}`,
    description: <TextLink href={paths.records(domainId)}>Review it</TextLink>,
    timeout: 0,
  });
}

/** Both sets in one; what is undone goes before what else is staged for the same record. */
function together(set: ChangeSet, undo: ChangeSet): ChangeSet {
  const lines: ChangeLine[] = [...set.lines.values()];
  let { next } = set;
  for (const line of undo.lines.values()) {
    lines.push(line.kind === "add" ? { ...line, key: `staged:${next++}` } : line);
  }
  return changeSetOf(set.zone, lines, next);
}
