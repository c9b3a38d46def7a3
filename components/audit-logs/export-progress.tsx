"use client";

import { useSyncExternalStore } from "react";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { useShownCountdown } from "@/components/errors/use-shown-countdown";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { LogExportState } from "@/lib/audit/log-export";
import { duration } from "@/lib/errors/wording";
import { type CurrentExport, exportStore } from "./export-store";

/** How far the export has come, if there is one, and what can be done with it. */
export function ExportProgress() {
  const current = useSyncExternalStore(exportStore.subscribe, exportStore.snapshot, () => undefined);
  return current ? <Progress key={current.file} current={current} /> : null;
}

function Progress({ current }: { current: CurrentExport }) {
  const { run, file, stopped } = current;
  const state = useSyncExternalStore(run.subscribe, run.snapshot, run.snapshot);
  const { phase, written, total, problem } = state;
  const close = () => exportStore.set(undefined);
  if (phase === "cancelled" && !stopped) return null;
  return (
    <section
      aria-label="Export"
      className="mx-4 mb-2 rounded-md border border-line bg-sunken px-3 py-2 md:mx-6"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 wrap-anywhere">
          <span role="status" className="font-medium">
            {phaseWords(state, stopped)}
          </span>{" "}
          <bdi className="font-mono text-text">{file}</bdi>{" "}
          <span className="whitespace-nowrap text-muted tabular-nums">{countWords(state)}</span>
          {phase === "waiting" && <Wait until={state.until} />}
        </p>
        <span className="flex gap-2">
          {(phase === "running" || phase === "waiting") && (
            <Button
              size="sm"
              onClick={run.pause}
              disabledReason={state.pausing ? "It pauses after the request under way." : undefined}
            >
              Pause
            </Button>
          )}
          {phase === "paused" && !problem && (
            <Button size="sm" variant="primary" onClick={run.resume}>
              Go on
            </Button>
          )}
          {phase === "running" || phase === "waiting" || phase === "paused" ? (
            <Button size="sm" onClick={run.cancel}>
              Cancel
            </Button>
          ) : (
            <Button size="sm" onClick={close}>
              Close
            </Button>
          )}
        </span>
      </div>
      {phase !== "done" && phase !== "failed" && phase !== "cancelled" && (
        <div className="mt-1.5">
          <ProgressBar
            aria-label="Entries written"
            value={total === undefined ? undefined : written}
            max={Math.max(1, total ?? 1)}
          />
        </div>
      )}
      {state.shortened > 0 && (
        <p className="mt-1 text-warning">
          {state.shortened === 1 ? "One entry is" : `${state.shortened.toLocaleString("en")} entries are`} in
          it as the API has shortened {state.shortened === 1 ? "it" : "them"}: marked with “truncated”.
        </p>
      )}
      {problem && (
        <div className="mt-2">
          <ProblemNotice problem={problem} role="alert" onRetry={run.resume} />
        </div>
      )}
      {phase === "failed" && (
        <div className="mt-2">
          <Notice tone="danger" role="alert" title="The file could not be written">
            {state.fault} What was written of it is not kept.
          </Notice>
        </div>
      )}
    </section>
  );
}

function phaseWords({ phase, problem, pausing }: LogExportState, stopped: string | undefined): string {
  switch (phase) {
    case "running":
      return pausing ? "Pausing the export to" : "Exporting to";
    case "waiting":
      return "Waiting for the rate limit with the export to";
    case "paused":
      return problem ? "The export stands still:" : "Paused the export to";
    case "done":
      return "Exported to";
    case "failed":
      return "Could not export to";
    case "cancelled":
      return `${stopped ?? ""} Ended the export to`;
  }
}

function countWords({ phase, written, total }: LogExportState): string {
  const all = total?.toLocaleString("en");
  const some = written.toLocaleString("en");
  if (phase === "done" && written === total) return `${some} ${written === 1 ? "entry" : "entries"}`;
  if (phase === "done") return `${some} entries; by the end the API counted ${all}`;
  return all === undefined ? "" : `${some} of ${all} entries`;
}

function Wait({ until }: { until: number | null }) {
  const { seconds, shown } = useShownCountdown(until ?? undefined, "page");
  return (
    <span aria-hidden="true" className="whitespace-nowrap text-muted tabular-nums">
      {shown ? ` · goes on in ${duration(seconds)}` : ""}
    </span>
  );
}
