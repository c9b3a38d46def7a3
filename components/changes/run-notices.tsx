"use client";

import { useSyncExternalStore } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { useApi } from "@/lib/api/query";
import { type GoingRun, goingRuns } from "./going-runs";
import { type OpenNote, openNotes } from "./open-notes";

const RunNotice = onDemand(() => import("./run-notice").then((module) => module.RunNotice));
const OpenCallNotices = onDemand(() =>
  import("./open-call-notices").then((module) => module.OpenCallNotices),
);

const noRuns: readonly GoingRun[] = [];
const noNotes: readonly OpenNote[] = [];

/**
 * What goes on being applied while its review is not on screen, and what is still to be found out of what was: at the
 * edge, where nothing moves for it.
 */
export function RunNotices() {
  const runs = useSyncExternalStore(goingRuns.subscribe, goingRuns.unseen, () => noRuns);
  const person = useApi("auth.me", {}, { staleTime: 300_000 }).data?.data.id;
  const notes = useSyncExternalStore(
    openNotes.subscribe,
    () => openNotes.of(person),
    () => noNotes,
  );
  if (runs.length + notes.length === 0) return null;
  return (
    <div
      data-run-notices=""
      className="fixed bottom-4 left-4 z-30 flex max-h-[60dvh] w-80 max-w-[calc(100vw-2rem)] flex-col gap-2 overflow-y-auto empty:hidden md:bottom-14 md:left-2 md:w-48 max-md:in-[body:has([data-over-rows]>section)]:bottom-24"
    >
      {runs.map((going) => (
        <RunNotice key={going.domainId} going={going} />
      ))}
      {person !== undefined && notes.length > 0 && <OpenCallNotices person={person} notes={notes} />}
    </div>
  );
}
