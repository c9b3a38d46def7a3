import { describe, expect, test } from "vitest";
import { type ConflictContext, coexistenceRule, type RecordCandidate, type RecordConflict } from "./conflict";

const zone = "example.com";
let next = 0;
const stored = (name: string, type: string, content: string, more: object = {}) => ({
  id: `r_${name}_${type}_${next++}`,
  name,
  type,
  content,
  ttl: 3600,
  disabled: false,
  ...more,
});
const ask = (
  candidate: RecordCandidate,
  existing: ReturnType<typeof stored>[],
  context: Partial<ConflictContext> = {},
) => coexistenceRule(candidate, existing, { zone, ...context });

const www = (type: string, content: string, more: object = {}) => ({ name: "www", type, content, ...more });

describe("which rule it is", () => {
  test.each<[RecordConflict["rule"], RecordCandidate, ReturnType<typeof stored>[], RegExp]>([
    [
      "cname",
      www("CNAME", "a.example.net."),
      [stored("www.example.com.", "A", "192.0.2.1")],
      /only record at its name/,
    ],
    [
      "cname",
      www("AAAA", "2001:db8::1"),
      [stored("www.example.com", "CNAME", "a.example.net.")],
      /only record at its name/,
    ],
    ["dname", www("DNAME", "a.example.net."), [stored("www.example.com.", "A", "192.0.2.1")], /RFC 6672/],
    ["dname", www("TXT", '"x"'), [stored("www.example.com.", "DNAME", "a.example.net.")], /RFC 6672/],
    ["duplicate", www("A", "192.0.2.1"), [stored("www.example.com.", "A", "192.0.2.1")], /only once/],
    [
      "duplicate",
      www("MX", "10 MAIL"),
      [stored("www.example.com.", "MX", "10 mail.example.com.")],
      /only once/,
    ],
    [
      "apex-cname",
      { name: "@", type: "CNAME", content: "a.example.net." },
      [stored("example.com.", "SOA", "a. b. 1 2 3 4 5")],
      /apex/,
    ],
    ["unknown", www("A", "192.0.2.1"), [stored("other.example.com.", "A", "192.0.2.1")], /does not say/],
    ["unknown", www("A", "192.0.2.1"), [], /does not say/],
  ])("%s", (rule, candidate, existing, line) => {
    const found = ask(candidate, existing);
    expect(found.rule).toBe(rule);
    expect(found.line).toMatch(line);
  });

  test("the apex keeps its last NS", () => {
    const ns = stored("example.com.", "NS", "ns1.example.net.");
    const candidate = { name: "@", type: "NS", content: "ns1.example.net." };
    const found = ask(candidate, [ns], { operation: "delete" });
    expect(found).toMatchObject({
      rule: "last-apex-ns",
      line: expect.stringMatching(/at least one NS/),
      waysOut: { open: [ns.id] },
    });
    expect(ask({ ...candidate, content: "ns2.example.net." }, [ns], { operation: "update" }).rule).toBe(
      "last-apex-ns",
    );
    expect(ask(www("NS", "ns1.example.net."), [], { operation: "delete" }).rule).toBe("unknown");
  });
});

describe("ways out", () => {
  test("a CNAME beside addresses: replace them all, never edit one into it", () => {
    const existing = [
      stored("www.example.com.", "A", "192.0.2.1"),
      stored("www.example.com.", "AAAA", "2001:db8::1"),
    ];
    const ids = existing.map(({ id }) => id);
    expect(ask(www("CNAME", "a.example.net."), existing).waysOut).toEqual({ open: ids, replace: ids });
  });

  test("a CNAME beside another: that one can be edited", () => {
    const cname = stored("www.example.com.", "CNAME", "b.example.net.");
    expect(ask(www("CNAME", "a.example.net."), [cname]).waysOut).toEqual({
      open: [cname.id],
      editInstead: cname.id,
      replace: [cname.id],
    });
    expect(
      ask(www("CNAME", "a.example.net."), [cname], { operation: "update" }).waysOut.editInstead,
    ).toBeUndefined();
  });

  test("a duplicate is already there; with another TTL it can be edited", () => {
    const existing = stored("www.example.com.", "A", "192.0.2.1");
    expect(ask(www("A", "192.0.2.1"), [existing]).waysOut).toEqual({
      open: [existing.id],
      alreadyThere: existing.id,
    });
    expect(ask(www("A", "192.0.2.1", { ttl: 3600 }), [existing]).waysOut.editInstead).toBeUndefined();
    expect(ask(www("A", "192.0.2.1", { ttl: 60 }), [existing]).waysOut.editInstead).toBe(existing.id);
    expect(ask(www("A", "192.0.2.1", { disabled: true }), [existing]).waysOut.editInstead).toBe(existing.id);
  });

  test("nothing is replaced while a record in the way is unknown", () => {
    const a = stored("www.example.com.", "A", "192.0.2.1");
    expect(ask(www("CNAME", "x.example.net."), [a], { missing: ["r_9"] }).waysOut).toEqual({ open: [a.id] });
    expect(ask(www("CNAME", "x.example.net."), [], { missing: ["r_9"] }).waysOut).toEqual({ open: [] });
  });

  test("the apex keeps its SOA and NS whatever the API names", () => {
    const soa = stored("example.com.", "SOA", "ns1.example.net. root.example.com. 1 2 3 4 5");
    const ns = stored("example.com", "NS", "ns1.example.net.");
    for (const type of ["CNAME", "DNAME"]) {
      expect(ask({ name: "@", type, content: "a.example.net." }, [soa, ns]).waysOut.replace).toBeUndefined();
    }
    const a = stored("example.com.", "A", "192.0.2.1");
    const dname = { name: "@", type: "DNAME", content: "a.example.net." };
    expect(ask(dname, [a, ns])).toMatchObject({ rule: "dname", waysOut: { open: [a.id, ns.id] } });
    expect(ask(dname, [a, ns]).waysOut.replace).toBeUndefined();
    expect(ask(dname, [a]).waysOut.replace).toEqual([a.id]);
    const delegation = stored("www.example.com", "NS", "ns1.example.net.");
    expect(ask(www("CNAME", "a.example.net."), [delegation]).waysOut.replace).toEqual([delegation.id]);
  });

  test("of a rule nobody knows, the records can only be opened", () => {
    const other = stored("other.example.com.", "A", "192.0.2.1");
    expect(ask(www("A", "192.0.2.2"), [other]).waysOut).toEqual({ open: [other.id] });
  });
});
