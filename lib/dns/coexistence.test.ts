import { describe, expect, it } from "vitest";
import { coexistenceConflicts, lastApexNs } from "./coexistence";

const apex = "example.com";
const exampleOf: Record<string, string> = {
  A: "192.0.2.1",
  CNAME: "www.example.net.",
  DNAME: "example.net.",
  ALIAS: "app.example.net.",
  NS: "ns1.example.net.",
  SOA: "ns1.example.net. h.example.net. 1 1 1 1 1",
  DS: "1 8 255 00",
  MX: "10 mail.example.net.",
  TXT: '"a"',
  RRSIG: "A 13 2 300 …",
};
const record = (type: string, name: string, content = exampleOf[type] ?? "") => ({ name, type, content });

/** The rules that adding `type` beside records of `existing` types breaks, with the types it conflicts with. */
function broken(type: string, existing: string[], name = "www.example.com.", content?: string) {
  const others = existing.map((other) => ({ id: other, ...record(other, name) }));
  return coexistenceConflicts(record(type, name, content), others, apex).map(({ rule, conflicts }) => [
    rule,
    ...conflicts,
  ]);
}

describe("coexistenceConflicts", () => {
  it.each([
    ["A", ["A", "MX", "TXT"], "192.0.2.2"],
    ["A", [], undefined],
    ["CNAME", [], undefined],
    ["CNAME", ["RRSIG"], undefined],
    ["RRSIG", ["CNAME"], "B"],
    ["DNAME", [], undefined],
    ["ALIAS", ["A", "MX"], undefined],
    ["DS", ["NS"], undefined],
    ["NS", ["NS"], "ns2.example.net."],
  ])("%s goes beside %j", (type, existing, content) => {
    expect(broken(type, existing, "www.example.com", content)).toEqual([]);
  });

  it.each([
    ["CNAME", ["A", "TXT", "RRSIG"], undefined, [["cname", "A", "TXT"]]],
    ["CNAME", ["CNAME"], "other.", [["cname", "CNAME"]]],
    ["CNAME", ["DNAME"], undefined, [["cname", "DNAME"]]],
    ["A", ["CNAME"], undefined, [["cname", "CNAME"]]],
    ["DS", ["CNAME"], undefined, [["cname", "CNAME"]]],
    ["ALIAS", ["CNAME"], undefined, [["cname", "CNAME"]]],
    ["DNAME", ["CNAME"], undefined, [["cname", "CNAME"]]],
    ["DNAME", ["A", "MX"], undefined, [["dname", "A", "MX"]]],
    ["DNAME", ["NS"], undefined, [["dname", "NS"]]],
    ["DNAME", ["DNAME"], "other.", [["dname", "DNAME"]]],
    ["A", ["DNAME"], undefined, [["dname", "DNAME"]]],
    ["NS", ["DNAME"], undefined, [["dname", "DNAME"]]],
    ["ALIAS", ["ALIAS"], "other.", [["alias", "ALIAS"]]],
    ["SOA", [], undefined, [["soa-below-apex"]]],
  ])("%s beside %j", (type, existing, content, expected) => {
    expect(broken(type, existing, "www.example.com", content)).toEqual(expected);
  });

  it.each([
    ["CNAME", ["SOA", "NS"], undefined, [["apex-cname", "SOA", "NS"]]],
    ["CNAME", [], undefined, [["apex-cname"]]],
    ["DNAME", ["SOA", "NS"], undefined, []],
    ["DNAME", ["SOA", "NS", "TXT"], undefined, [["dname", "TXT"]]],
    ["DNAME", ["SOA", "NS", "DNAME"], "other.", [["dname", "DNAME"]]],
    ["NS", ["SOA", "DNAME"], undefined, []],
    ["SOA", ["DNAME"], undefined, []],
    ["TXT", ["SOA", "NS", "DNAME"], undefined, [["dname", "DNAME"]]],
    ["ALIAS", ["SOA", "NS", "MX"], undefined, []],
    ["DS", ["SOA"], undefined, [["apex-ds"]]],
    ["SOA", ["SOA"], "a. b. 2 2 2 2 2", [["single-soa", "SOA"]]],
  ])("%s beside %j at the apex", (type, existing, content, expected) => {
    expect(broken(type, existing, "Example.com.", content)).toEqual(expected);
  });

  it("finds duplicates whatever their spelling, and reports nothing else of them", () => {
    const existing = [
      { id: "r_1", ...record("MX", "a.example.com.", "10 mail.example.com.") },
      { id: "r_2", ...record("MX", "a.example.com", "20 mail.example.com.") },
    ];
    const found = coexistenceConflicts(record("mx", "A.Example.com", "010 MAIL"), existing, apex);
    expect(found).toEqual([
      { rule: "duplicate", message: "This MX record already exists.", conflicts: ["r_1"] },
    ]);
    expect(broken("CNAME", ["CNAME"])).toEqual([["duplicate", "CNAME"]]);
    expect(broken("TYPE65", ["TYPE65"], "a.example.com.")).toEqual([["duplicate", "TYPE65"]]);
  });

  it("passes over records of other names", () => {
    const other = { id: "r_1", ...record("A", "other.example.com.") };
    expect(coexistenceConflicts(record("CNAME", "www.example.com."), [other], apex)).toEqual([]);
  });
});

describe("lastApexNs", () => {
  const apexNs = [{ id: "r_1" }, { id: "r_2" }];

  it("is only true when none would be left", () => {
    expect(lastApexNs(["r_1", "r_2", "r_9"], apexNs)).toBe(true);
    expect(lastApexNs(["r_1"], apexNs)).toBe(false);
    expect(lastApexNs([], apexNs)).toBe(false);
    expect(lastApexNs(["r_1"], [])).toBe(false);
  });
});
