import type { ContentProblem } from "../parsed";
import type { ContentFields } from "./definition";

/** A problem when a field in hexadecimal has not the length that its algorithm gives; none for unknown algorithms. */
export function digestProblems(
  fields: Readonly<ContentFields>,
  field: string,
  algorithm: string,
  lengths: Readonly<Record<string, { name: string; octets: number }>>,
): ContentProblem[] {
  const expected = lengths[fields[algorithm] ?? ""];
  const octets = (fields[field] ?? "").length / 2;
  if (expected === undefined || octets === expected.octets) return [];
  return [
    {
      field,
      message: `is ${octets} octets long; ${expected.name} gives ${expected.octets} (${expected.octets * 2} hexadecimal digits)`,
    },
  ];
}
