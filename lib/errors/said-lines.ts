import type { Issue, RowProblem } from "./problem";

/** An entry of a 422 on a line of its own, with the place it speaks of: `"records.3.content: field required"`. */
export function issueLine({ loc, message }: Issue): string {
  const place = loc[0] === "body" ? loc.slice(1) : loc;
  return place.length > 0 ? `${place.join(".")}: ${message}` : message;
}

/** What was said of one row of a batch, rows counted from 1 as people do. */
export function rowLine({ index, message, field, issues }: RowProblem): string {
  const own = message === "" ? [] : [field === undefined ? message : `${field}: ${message}`];
  return `Row ${index + 1}: ${[...own, ...issues.map(issueLine)].join("; ") || "refused without a reason"}`;
}

/** Lines for the members that no property of a problem holds: `"hint: use rotate"`. */
export function restLines(rest: { [key: string]: unknown } | undefined): string[] {
  return Object.entries(rest ?? {}).map(
    ([key, value]) => `${key}: ${typeof value === "string" ? value : jsonText(value)}`,
  );
}

/** JSON as text; what is nested too deeply for the engine is left to the raw body. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
