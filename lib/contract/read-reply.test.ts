import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { EndpointSpec } from "./endpoint";
import { endpoints } from "./endpoints";
import { readReply } from "./read-reply";

const list = endpoints["records.list"].response;
const record = { id: "rec_1", name: "www.example.com.", type: "A", content: "192.0.2.1" };
const specs: [string, EndpointSpec][] = Object.entries(endpoints);

function mismatch(json: unknown, schema: z.ZodMiniType = list): string | undefined {
  const read = readReply(schema, json);
  return read.ok ? undefined : read.mismatch;
}

describe("readReply", () => {
  test("gives what fits as it is, unknown fields and all", () => {
    const json = { data: [{ ...record, ttl: null, colour: "blue" }], total: 1, next: null };
    expect(readReply(list, json)).toEqual({ ok: true, value: json });
  });

  test("reads by the schema what cannot be tested plainly", () => {
    const { response } = endpoints["domains.get"];
    const json = {
      id: "d_1",
      name: "example.com",
      domain_type: "primary",
      status: "active",
      settings: { a: 1 },
    };
    expect(readReply(response, json)).toEqual({ ok: true, value: json });
  });

  test("leaves out, as the schema does, what would change an object's nature", () => {
    const json: unknown = JSON.parse(`{"data":[],"total":0,"__proto__":{"polluted":true}}`);
    expect(readReply(list, json)).toEqual({ ok: true, value: { data: [], total: 0 } });
  });

  test("says what is wrong and where", () => {
    const data = [record, record, record, { ...record, name: 7 }];
    expect(mismatch({ data, total: 4 })).toBe(
      "✖ Invalid input: expected string, received number\n  → at data[3].name",
    );
  });

  test("names the outermost places first, and not thousands", () => {
    const data = Array.from({ length: 1000 }, () => ({ ...record, id: "", name: null }));
    const said = mismatch({ data, total: "1000" });
    expect(said?.split("\n").slice(0, 3)).toEqual([
      "✖ Invalid input: expected number, received string",
      "  → at total",
      "✖ Too small: expected string to have >=1 characters",
    ]);
    expect(said?.split("\n")).toHaveLength(11);
    expect(said).toMatch(/\nand 1996 more$/);
  });

  test("says it in zod's own words, whatever is sent", () => {
    const english = z.locales.en().localeError;
    const schemas = specs.flatMap(([, { response }]) => (response ? [response] : []));
    const check = (schema: (typeof schemas)[number], json: unknown) => {
      const read = schema.safeParse(json, { error: english });
      const said = readReply(schema, json);
      expect(said.ok).toBe(read.success);
      if (said.ok || read.success) return;
      const [first] = z.prettifyError(read.error).split("\n");
      expect(said.mismatch.split("\n")[0]).toBe(first);
      if (read.error.issues.length <= 5) expect(said.mismatch).toBe(z.prettifyError(read.error));
    };
    // What has a length is measured by zod, whatever it is.
    for (const schema of schemas) check(schema, { id: { length: null } });
    const whole = fc.record({ data: fc.array(fc.jsonValue()), total: fc.jsonValue(), id: fc.jsonValue() });
    fc.assert(fc.property(fc.constantFrom(...schemas), fc.oneof(fc.jsonValue(), whole), check), {
      numRuns: 2000,
    });
  });
});
