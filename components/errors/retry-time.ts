import type { Problem } from "@/lib/errors/problem";

/** When the server may be asked again, in epoch milliseconds; undefined: at any time. */
export function retryAtOf(problem: Problem | undefined): number | undefined {
  if (problem?.kind === "rate-limited") return problem.retryAt;
  if (problem?.kind === "unavailable") return problem.retry?.retryAt;
  return undefined;
}

/** A time of today (epoch milliseconds) as the person's clock shows it, with seconds. */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString();
}
