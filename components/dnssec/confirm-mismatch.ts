import { type DsDifference, type DsFields, dsDifferences } from "@/lib/errors/ds-differences";
import type { Problem } from "@/lib/errors/problem";

/** Why the API refused a DS, when it differs from the zone's own (errors.md row 7); else undefined. */
export function mismatchOf(
  problem: Problem,
  given: DsFields,
  expected: readonly DsFields[],
): DsDifference[] | undefined {
  if (problem.kind !== "invalid") return undefined;
  const differences = dsDifferences(given, expected);
  return differences?.some(({ same }) => !same) ? differences : undefined;
}

/** The same refusal, said on the fields that differ; the API's own words stay. */
export function onItsFields(problem: Problem, differences: readonly DsDifference[]): Problem {
  if (problem.kind !== "invalid") return problem;
  const { field: _field, rows: _rows, ...rest } = problem;
  const issues = differences
    .filter(({ same }) => !same)
    .map(({ field, given, expected }) => ({
      loc: ["body", field],
      message:
        field === "digest"
          ? "This is not the KSK's: the comparison marks where it differs"
          : `The KSK's is ${expected}, not ${given}`,
    }));
  return { ...rest, kind: "validation", issues };
}
