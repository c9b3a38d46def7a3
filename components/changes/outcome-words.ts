import type { ApplyProgress, LineOutcome } from "@/lib/api/apply-state";
import type { Problem } from "@/lib/errors/problem";

/** What became of a line, in words. */
export function outcomeWords(outcome: LineOutcome): string {
  switch (outcome.state) {
    case "applied":
      return "Applied";
    case "refused":
      // Where the reason begins with its field, it says so itself.
      return `Refused: ${outcome.reason || "no reason was given"}`;
    case "held":
      return "Not attempted: it depends on a line that was refused";
    case "unknown":
      return "Not known yet whether it was applied";
  }
}

/** What an application is at. */
export function phaseWords({ phase, pausing, stopping }: ApplyProgress): string {
  switch (phase) {
    case "running":
      if (stopping) return "Stopping after this call…";
      return pausing ? "Pausing after this call…" : "Applying…";
    case "paused":
      return "Paused";
    case "waiting":
      return "Waiting for the API’s rate limit…";
    case "finding-out":
      if (stopping) return "Stopped: nothing more is sent. Finding out whether the last call was applied…";
      return pausing
        ? "Finding out whether the last call was applied, then it pauses…"
        : "Finding out whether the last call was applied…";
    case "cancelled":
      return "Stopped";
    case "done":
      return "Done";
  }
}

/** "2 applied · 1 refused · 4 not attempted". */
export function countsWords({ total, applied, refused, held, unknown }: ApplyProgress): string {
  const left = total - applied - refused - unknown;
  const parts = [
    `${applied.toLocaleString("en")} of ${total.toLocaleString("en")} applied`,
    refused > 0 && `${refused.toLocaleString("en")} refused`,
    unknown > 0 && `${unknown.toLocaleString("en")} not known yet`,
    left > 0 && (refused > 0 || held > 0) && `${left.toLocaleString("en")} not attempted`,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** What trouble with one call means for the application as a whole. */
export function troubleTitle({ phase, open }: ApplyProgress, { kind, outcome }: Problem): string {
  if (open) {
    return outcome === "unknown"
      ? "It is not known yet whether the last call was applied"
      : "The zone could not be read to find out whether the last call was applied";
  }
  if (phase === "cancelled") return "It ended early: what was not attempted is still staged";
  if (outcome === "none") return "It waits: the zone could not be read";
  const last = "the last call was not applied, and what was applied before stays";
  if (kind === "unauthenticated") return `It waits for a sign-in: ${last}`;
  if (kind === "too-large") return `It waits: more than the API takes at once, so ${last}`;
  return `It waits: ${last}`;
}
