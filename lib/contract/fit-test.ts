import * as z from "zod/mini";

/** Whether the schema would take a value out of `JSON.parse`, and give it back as it is but for the order of keys. */
export type FitTest = (value: unknown) => boolean;

/**
 * The schema as plain tests, some ten times as fast as the schema itself where a page's policy forbids zod to make
 * code at run time. Undefined where the schema does, or might do, more than look.
 */
export function fitTest(schema: z.core.$ZodType): FitTest | undefined {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable) {
    const inner = fitTest(schema.def.innerType);
    const without = schema.def.type === "optional" ? undefined : null;
    return inner && ((value) => value === without || inner(value));
  }
  if (schema instanceof z.ZodMiniString) return stringTest(schema);
  if (schema._zod.def.checks?.length) return undefined;
  if (schema instanceof z.ZodMiniNumber) return "format" in schema.def ? undefined : isNumber;
  if (schema instanceof z.ZodMiniBoolean) return isBoolean;
  // A field of any value has to be there all the same.
  if (schema instanceof z.ZodMiniUnknown) return isDefined;
  if (schema instanceof z.ZodMiniArray) return arrayTest(schema);
  return schema instanceof z.ZodMiniObject ? objectTest(schema) : undefined;
}

/** JSON holds numbers too large for a `number`, which are read as infinite. */
const isNumber = (value: unknown) => Number.isFinite(value);
const isBoolean = (value: unknown) => typeof value === "boolean";
const isDefined = (value: unknown) => value !== undefined;

function stringTest({ def }: z.ZodMiniString): FitTest | undefined {
  let least = 0;
  for (const { _zod: each } of def.checks ?? []) {
    const { check, minimum } = { minimum: undefined, ...each.def };
    if (check !== "min_length" || typeof minimum !== "number") return undefined;
    least = Math.max(least, minimum);
  }
  if ("format" in def || def.coerce) return undefined;
  return (value) => typeof value === "string" && value.length >= least;
}

function arrayTest({ def }: z.ZodMiniArray): FitTest | undefined {
  const each = fitTest(def.element);
  return each && ((value) => Array.isArray(value) && value.every(each));
}

function objectTest({ def }: z.ZodMiniObject): FitTest | undefined {
  // Else unknown fields are refused or left out.
  if (!(def.catchall instanceof z.ZodMiniUnknown)) return undefined;
  const fields: { name: string; fits: FitTest }[] = [];
  for (const [name, schema] of Object.entries(def.shape)) {
    const fits = fitTest(schema);
    if (!fits) return undefined;
    fields.push({ name, fits });
  }
  return (value) => {
    if (!isObject(value)) return false;
    for (const { name, fits } of fields) if (!fits(value[name])) return false;
    return true;
  };
}

/** Zod leaves a field named `__proto__` out. */
function isObject(value: unknown): value is { [field: string]: unknown } {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !Object.hasOwn(value, "__proto__")
  );
}
