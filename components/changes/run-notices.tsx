"use client";

import { useSyncExternalStore } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { type GoingRun, goingRuns } from "./going-runs";

const RunNotice = onDemand(() => import("./run-notice").then((module) => module.RunNotice));

const none: readonly GoingRun[] = [];

/** What goes on being applied while its review is not on screen: at the edge, where nothing moves for it. */
export function RunNotices() {
  const runs = useSyncExternalStore(goingRuns.subscribe, goingRuns.unseen, () => none);
  if (runs.length === 0) return null;
  return (
    <div
      data-run-notices=""
      className="fixed bottom-4 left-4 z-30 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2 md:bottom-14 md:left-2 md:w-48 max-md:in-[body:has([data-over-rows]>section)]:bottom-24"
    >
      {runs.map((going) => (
        <RunNotice key={going.domainId} going={going} />
      ))}
    </div>
  );
}
