import type { ContentProblem, Parsed } from "./parsed";

/** The value, for tests that expect one. */
export function accepted<T>(outcome: Parsed<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`);
  return outcome.value;
}

/** The problems, for tests that expect some. */
export function problemsOf(outcome: Parsed<unknown>): ContentProblem[] {
  if (outcome.ok) throw new Error(`not refused: ${JSON.stringify(outcome.value)}`);
  return outcome.problems;
}
