import * as z from "zod/mini";
import { type FitTest, fitTest } from "./fit-test";

/** What a reply holds, or in words where it is not as the contract says. */
export type ReadReply = { ok: true; value: unknown } | { ok: false; mismatch: string };

/** So many places are named. */
const mostIssues = 5;

const tests = new WeakMap<z.ZodMiniType, { fits: FitTest | undefined }>();

/**
 * Reads the JSON body of a reply: as `schema` does, but without copying what fits. `salvage`: what is read in place of
 * a reply that does not.
 */
export function readReply(
  schema: z.ZodMiniType,
  json: unknown,
  salvage?: (json: unknown) => unknown,
): ReadReply {
  const read = readAsIs(schema, json);
  if (read.ok || !salvage) return read;
  const salvaged = readAsIs(schema, salvage(json));
  return salvaged.ok ? salvaged : read;
}

function readAsIs(schema: z.ZodMiniType, json: unknown): ReadReply {
  const known = tests.get(schema) ?? { fits: fitTest(schema) };
  tests.set(schema, known);
  if (known.fits?.(json)) return { ok: true, value: json };
  const read = schema.safeParse(json, { error: words });
  return read.success ? { ok: true, value: read.data } : { ok: false, mismatch: mismatch(read.error) };
}

/** Whether an object has no member that the schema names: then nothing in it is the API's, though all be optional. */
export function isForeign(schema: z.ZodMiniType, value: unknown): boolean {
  if (!(schema instanceof z.ZodMiniObject) || typeof value !== "object" || value === null) return false;
  const known = Object.keys(schema.def.shape);
  return known.length > 0 && !known.some((name) => Object.hasOwn(value, name));
}

function mismatch({ issues }: z.core.$ZodError): string {
  const outermost = [...issues].sort((a, b) => a.path.length - b.path.length).slice(0, mostIssues);
  const first = z.prettifyError({ issues: outermost });
  const more = issues.length - mostIssues;
  return more > 0 ? `${first}\nand ${more} more` : first;
}

const units: { [origin: string]: string } = { string: "characters", array: "items" };

/** Zod's English for what replies can have wrong, without the rest of its language pack. */
const words: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "invalid_type") {
    return `Invalid input: expected ${issue.expected}, received ${typeName(issue.input)}`;
  }
  if (issue.code === "too_small") {
    const unit = units[issue.origin];
    const size = unit ? `have >=${issue.minimum} ${unit}` : `be >=${issue.minimum}`;
    return `Too small: expected ${issue.origin} to ${size}`;
  }
  return undefined;
};

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : typeof value;
}
