import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { me } from "./auth";
import { domainDetail, recordTypeInfo } from "./domains";
import type { EndpointSpec } from "./endpoint";
import { type EndpointName, endpoints, endpointUrl } from "./endpoints";

const specs: [string, EndpointSpec][] = Object.entries(endpoints);

/** Collection roots that end in a slash, exactly (API page Conventions). */
const collectionRoots = [
  "/domains/",
  "/reverse-zones/",
  "/templates/",
  "/api-keys/",
  "/roles/",
  "/admin/users/",
  "/admin/groups/",
  "/admin/audit-logs/",
];

function assumptions(): string[] {
  const notes = new Set<string>();
  for (const [, spec] of specs) if (spec.assumed) notes.add(spec.assumed);
  const seen = new Set<unknown>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (value instanceof z.ZodMiniType) {
      const note = z.globalRegistry.get(value)?.assumed;
      if (typeof note === "string") notes.add(note);
      walk(value.def);
      if (value instanceof z.ZodMiniObject) Object.values(value.shape).forEach(walk);
      return;
    }
    Object.values(value).forEach(walk);
  };
  for (const [, spec] of specs) [spec.query, spec.body, spec.response].forEach(walk);
  [domainDetail, recordTypeInfo, me].forEach(walk);
  return [...notes];
}

describe("the contract table", () => {
  test("only collection roots end in a slash, and all of them do", () => {
    const slashed = new Set(specs.map(([, spec]) => spec.path).filter((path) => path.endsWith("/")));
    expect([...slashed].sort()).toEqual([...collectionRoots].sort());
  });

  test("method and path name one endpoint, but for POST /templates/ with its two meanings", () => {
    const counts = new Map<string, number>();
    for (const [, spec] of specs) {
      const key = `${spec.method} ${spec.path}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const shared = [...counts].filter(([, count]) => count > 1);
    expect(shared).toEqual([["POST /templates/", 2]]);
  });

  test("every assumption stands in the README, and the README claims no other", () => {
    const readme = readFileSync(new URL("./README.md", import.meta.url), "utf8");
    const listed = [...readme.matchAll(/^- (.+)$/gm)].map((match) => match[1]);
    expect(listed.toSorted()).toEqual(assumptions().toSorted());
  });

  test.each(specs)("%s: a body goes with a writing method only", (_, spec) => {
    if (spec.body) expect(["POST", "PUT", "PATCH"]).toContain(spec.method);
  });

  test("replies keep fields the contract does not know and miss optional ones", () => {
    const parsed = endpoints["domains.get"].response.parse({
      id: "d_1",
      name: "example.com",
      domain_type: "something_new",
      status: "active",
      colour: "blue",
    });
    expect(parsed).toMatchObject({ colour: "blue", domain_type: "something_new" });
  });

  test("requests refuse fields the contract does not know", () => {
    const body = { name: "www", type: "A", content: "192.0.2.1", prio: 10 };
    expect(endpoints["records.create"].body.safeParse(body).success).toBe(false);
  });
});

describe("endpointUrl", () => {
  test("keeps the documented slash and leaves out unset queries", () => {
    expect(endpointUrl("domains.list", { query: { page: 2, search: "", status: undefined } })).toBe(
      "/api/v1/domains/?page=2",
    );
  });

  test("encodes path parameters whole", () => {
    expect(endpointUrl("domains.get", { params: { domain_id: "../x?y/z" } })).toBe(
      "/api/v1/domains/..%2Fx%3Fy%2Fz",
    );
  });

  test("refuses a missing path parameter rather than calling another endpoint", () => {
    const name: EndpointName = "domains.get";
    expect(() => endpointUrl(name, { params: { domain_id: "" } })).toThrow("domain_id");
  });

  test("health hangs at the root", () => {
    expect(endpointUrl("health.ready")).toBe("/health/ready");
  });
});
