import type { Problem } from "@/lib/errors/problem";

/** When the server may be asked again, in epoch milliseconds; undefined: at any time. */
export function retryAtOf(problem: Problem | undefined): number | undefined {
  if (problem?.kind === "rate-limited") return problem.retryAt;
  if (problem?.kind === "unavailable") return problem.retry?.retryAt;
  return undefined;
}
