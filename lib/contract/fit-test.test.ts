import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { EndpointSpec } from "./endpoint";
import { endpoints } from "./endpoints";
import { fitTest } from "./fit-test";

const specs: [string, EndpointSpec][] = Object.entries(endpoints);
const replies = specs.flatMap(([name, { response }]) => (response ? [{ name, response }] : []));

/** Values near what the schema takes: fields left out, null, of other types, and fields it doesn't know. */
function nearly(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(null, "", "x", 0, -1.5, true, [], {}, Number.POSITIVE_INFINITY, Number.NaN),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const right = (): fc.Arbitrary<unknown> => {
    if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable) {
      return fc.oneof(nearly(schema.def.innerType), fc.constant(null));
    }
    if (schema instanceof z.ZodMiniString) return fc.string();
    if (schema instanceof z.ZodMiniNumber) return fc.oneof(fc.integer(), fc.double());
    if (schema instanceof z.ZodMiniBoolean) return fc.boolean();
    if (schema instanceof z.ZodMiniArray) return fc.array(nearly(schema.def.element), { maxLength: 3 });
    if (schema instanceof z.ZodMiniRecord) return fc.dictionary(fc.string(), nearly(schema.def.valueType));
    if (schema instanceof z.ZodMiniObject) return fields(schema);
    return fc.jsonValue({ maxDepth: 2 });
  };
  return fc.oneof({ weight: 40, arbitrary: right() }, { weight: 1, arbitrary: odd });
}

function fields(schema: z.ZodMiniObject): fc.Arbitrary<unknown> {
  const known = Object.entries(schema.shape).map(([name, field]) =>
    fc
      .tuple(nearly(field), fc.integer({ min: 0, max: 30 }))
      .map(([value, dice]): [string, unknown][] => (dice === 0 ? [] : [[name, value]])),
  );
  const unknown = fc.array(
    fc.tuple(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString")), fc.jsonValue()),
    { maxLength: 1 },
  );
  return fc
    .tuple(fc.tuple(...known), unknown)
    .map(([all, more]) => Object.fromEntries([...all.flat(), ...more]));
}

/** As it would have come over the wire; numbers too large for JSON come as `1e999`. */
function sent(value: unknown): unknown {
  const text = JSON.stringify(value, (_, each) => (each === Number.POSITIVE_INFINITY ? "1e999" : each));
  return text === undefined ? null : JSON.parse(text.replaceAll('"1e999"', "1e999"));
}

describe("the plain tests of a reply", () => {
  test.each(replies)("$name: take what the schema takes, unchanged, and nothing else", ({ response }) => {
    const fits = fitTest(response);
    if (!fits) return;
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: nearly(response) }, fc.jsonValue()), (value) => {
        const json = sent(value);
        const read = response.safeParse(json);
        const taker = fits(json);
        if (taker) {
          taken++;
          expect(read).toEqual({ success: true, data: json });
          return;
        }
        // A field named `__proto__`, which the schema takes away, is nothing the tests need to take.
        expect(read.success && !JSON.stringify(json).includes('"__proto__"')).toBe(false);
      }),
      { numRuns: 150 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  test.each(["records.list", "records.search", "domains.list", "auditLogs.list", "ptr.list", "users.list"])(
    "there are some for the long list %s",
    (name) => {
      expect(fitTest(replies.find((each) => each.name === name)?.response ?? z.never())).toBeDefined();
    },
  );

  test.each<[string, z.core.$ZodType]>([
    ["whole numbers", z.int()],
    ["texts of a format", z.email()],
    ["texts with an upper bound", z.string().check(z.maxLength(3))],
    ["numbers with a bound", z.number().check(z.gte(0))],
    ["fields that are left out", z.object({ a: z.string() })],
    ["fields that are refused", z.strictObject({ a: z.string() })],
    ["a check of the whole", z.looseObject({ a: z.string() }).check(z.refine(() => false))],
    ["a value put in", z.looseObject({ a: z._default(z.string(), "") })],
    ["what is made of it", z.array(z.pipe(z.string(), z.transform(Number)))],
    ["coercion", z.coerce.string()],
    ["either of two", z.union([z.string(), z.number()])],
  ])("there are none for %s", (_, schema) => {
    expect(fitTest(schema)).toBeUndefined();
  });

  test("are given up on at once by values that are no objects at all", () => {
    const fits = fitTest(endpoints["records.list"].response);
    for (const value of [undefined, null, [], "", 7]) expect(fits?.(value)).toBe(false);
  });
});
