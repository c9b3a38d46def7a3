"use client";

import type { QueryClient } from "@tanstack/react-query";
import { TrailLink } from "@/components/errors/trail-link";
import { mayReadLog } from "@/components/errors/trail-toasts";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { applyChanges } from "@/lib/api/apply-changes";
import type { ChangeRun } from "@/lib/api/apply-state";
import type { AppliedRow } from "@/lib/changes/call-results";
import { type ChangeLine, type ChangeSet, changeSetOf } from "@/lib/changes/change-set";
import { inSlices } from "@/lib/changes/slices";
import { undoSteps } from "@/lib/changes/undo";
import { paths } from "@/lib/paths";
import { changesText } from "./count-words";
import { goingRuns } from "./going-runs";
import { nextTask } from "./in-background";
import { countsWords } from "./outcome-words";
import { sessionChanges } from "./session-changes";
import type { StagedZone } from "./staged-zone";
import { beginUndoing, noteUndone } from "./undoing";

interface Zone {
  client: QueryClient;
  domainId: string;
  /** Nothing was staged before: taking it back is done at once too. */
  atOnce: boolean;
}

/** What came of it: another tab is at it, or it is not known yet what became of what was sent before. */
type Came = "applied" | "elsewhere" | "open";

/** Applies what is staged, in one tab at a time, and nothing before it is known what became of what was sent. */
export async function applyStaged(staged: StagedZone, { client, domainId, atOnce }: Zone): Promise<Came> {
  const { set } = staged.snapshot();
  const apply = async (): Promise<Came> => {
    // Another tab may have been closed in the middle, a moment ago.
    await staged.readSent();
    if (staged.snapshot().sentBefore) return "open";
    const run = applyChanges({
      client,
      domainId,
      set,
      keep: (delta) => staged.changeSoon(delta),
      sending: (sent) => staged.sending(sent),
    });
    staged.follow(run, set);
    const noted = noteApplied(staged, run);
    const going = goingRuns.begin({ staged, run, domainId });
    // What is on its way would end in the middle, to be gone on with from what is staged.
    window.addEventListener("beforeunload", askFirst);
    const { phase } = await run.ended.finally(() => window.removeEventListener("beforeunload", askFirst));
    const seen = goingRuns.isShown(staged);
    going();
    staged.ended(run.snapshot().applied);
    noted();
    noteUndone(
      staged.place,
      [...set.lines.values()].filter(({ key }) => run.outcomeOf(key)?.state === "applied"),
    );
    const left = staged.snapshot().set.lines.size;
    if (phase === "done" && left === 0) {
      staged.review(false);
      tellApplied(staged, run, { client, domainId, atOnce });
    } else if (!seen) tellEnded(staged, run, domainId);
    return "applied";
  };
  if (!("locks" in navigator)) return apply();
  return navigator.locks.request(lockOf(domainId), { ifAvailable: true }, (lock) =>
    lock ? apply() : "elsewhere",
  );
}

/** Resolves when no tab is applying changes to the zone any more. */
export async function appliedElsewhere(domainId: string): Promise<void> {
  await navigator.locks.request(lockOf(domainId), () => undefined);
}

function lockOf(domainId: string): string {
  return `scaidns-apply:${domainId}`;
}

/** Which entry of the session an application is. */
const entries = new WeakMap<ChangeRun, number>();

/** Notes in the session's list what is applied: when that is called, or when the page goes before. */
function noteApplied(staged: StagedZone, run: ChangeRun): () => void {
  let noted = 0;
  const note = () => {
    const id = sessionChanges.note(staged.place, run.applied().slice(noted));
    noted = run.applied().length;
    if (id !== undefined) entries.set(run, id);
  };
  window.addEventListener("pagehide", note);
  return () => {
    window.removeEventListener("pagehide", note);
    note();
  };
}

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** A run that did not come to its end, and of which nothing is on screen. */
function tellEnded(staged: StagedZone, run: ChangeRun, domainId: string): void {
  const progress = run.snapshot();
  toast({
    title: `${progress.phase === "cancelled" ? "Stopped: not" : "Not"} all was applied to ${staged.zone}`,
    description: (
      <>
        {countsWords(progress)}.{" "}
        <TextLink href={paths.records(domainId)} onClick={() => staged.review(true)}>
          Review what is left
        </TextLink>
      </>
    ),
    tone: "warning",
    timeout: 0,
  });
}

/** Of calls whose reply never came. */
function foundWords(found: number): string {
  return found === 1
    ? "The reply to one call was lost: it was found out that it was applied"
    : `The replies to ${found.toLocaleString("en")} calls were lost: it was found out that they were applied`;
}

function tellApplied(staged: StagedZone, run: ChangeRun, { client, domainId, atOnce }: Zone): void {
  const done = run.applied();
  const { applied, found } = run.snapshot();
  const traces = run.traces();
  toast({
    title: `Applied ${changesText(applied)} to ${staged.zone}`,
    description: (
      <>
        {found > 0 && `${foundWords(found)} · `}
        {traces.length > 0 && mayReadLog(client) ? (
          <TrailLink traces={traces} zone={{ id: domainId, name: staged.zone }}>
            View in audit log
          </TrailLink>
        ) : (
          <TextLink href={paths.activity(domainId)}>Show what was done</TextLink>
        )}
      </>
    ),
    complete: true,
    timeout: 20_000,
    ...(done.length > 0 && {
      action: { label: "Undo", onPress: () => void stageUndo(staged, run, { domainId, atOnce }) },
    }),
  });
}

/** Stages the way back of a run and shows it: it is compared with the zone like every change. */
export function stageUndo(staged: StagedZone, run: ChangeRun, zone: Omit<Zone, "client">): Promise<void> {
  return stageWayBack(staged, run.applied(), { ...zone, entry: entries.get(run) });
}

interface WayBack extends Omit<Zone, "client"> {
  /** What of the session's list is taken back. */
  entry: number | undefined;
  /** The page that shows what is staged is open, also where it shows nothing yet. */
  here?: boolean;
}

/** Stages the way back of what was applied and shows it; a little at a time. */
export async function stageWayBack(
  staged: StagedZone,
  rows: readonly AppliedRow[],
  { domainId, atOnce, entry, here = staged.isShown() }: WayBack,
): Promise<void> {
  const undo = await inSlices(undoSteps(rows, staged.zone), nextTask);
  const { set } = staged.snapshot();
  const { next, lines } = together(set, undo);
  staged.replace(next);
  if (entry !== undefined) beginUndoing(staged.place, entry, lines);
  staged.review(true, { atOnce: atOnce && set.lines.size === 0 && here });
  if (here) return;
  toast({
    title: `The way back is staged for ${staged.zone}`,
    description: <TextLink href={paths.records(domainId)}>Review it</TextLink>,
    timeout: 0,
  });
}

/** Both sets in one, and the lines of the way back in it; what is undone goes before what else is staged for a record. */
function together(set: ChangeSet, undo: ChangeSet): { next: ChangeSet; lines: ChangeLine[] } {
  let { next } = set;
  const lines = Array.from(
    undo.lines.values(),
    (line): ChangeLine => (line.kind === "add" ? { ...line, key: `staged:${next++}` } : line),
  );
  return { next: changeSetOf(set.zone, [...set.lines.values(), ...lines], next), lines };
}
