import { partOfCall } from "@/lib/changes/part-of-call";
import type { PlannedCall } from "@/lib/changes/plan";
import type { Problem } from "@/lib/errors/problem";

/** Whether it is what was sent that was refused; all else may go away by itself. */
export function isTheLines({ kind }: Problem): boolean {
  return ["validation", "invalid", "conflict", "not-found", "forbidden", "too-large"].includes(kind);
}

/** The field of a record that was refused; `at`: its row in the list that was sent. */
export function fieldIn(problem: Problem, at: number | null): string | null {
  if (problem.kind === "validation") {
    for (const { loc } of problem.issues) {
      const field = loc.at(-1);
      if (typeof field === "string" && (at === null || loc.includes(at))) return field;
    }
    return null;
  }
  if (problem.kind !== "invalid" && problem.kind !== "conflict") return null;
  const row = problem.rows.find(({ index }) => index === at);
  return row?.field ?? problem.field?.split(".").at(-1) ?? null;
}

/** The same in two calls. */
export function halvesOf(call: PlannedCall): PlannedCall[] {
  const half = call.rows.length >> 1;
  return [partOfCall(call, (_, at) => at < half), partOfCall(call, (_, at) => at >= half)].filter(
    (part) => part !== null,
  );
}
