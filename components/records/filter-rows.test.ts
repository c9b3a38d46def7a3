import { expect, test } from "vitest";
import { filterRows, type RecordFilter } from "./filter-rows";
import { aRecord, rowsOf, zone } from "./records.fixture";

const none: RecordFilter = { text: "", scope: null, types: [], state: null, system: false };

const { all } = rowsOf(
  "@ - SOA ns1.example.net. hostmaster.example.net. 1 2 3 4 5",
  "@ - NS ns1.example.net.",
  "@ - A 192.0.2.1",
  "www - A 192.0.2.1",
  aRecord("old - A 192.0.2.7", { disabled: true }),
  "mail - CNAME www.example.com.",
  "xn--bcher-kva - A 192.0.2.9",
  "shop - CNAME xn--strae-oqa.example.net.",
  '@ - TXT "caf\\195\\169" " au lait"',
);

const found = (change: Partial<RecordFilter>) =>
  filterRows(all, { ...none, ...change }, zone).rows.map(({ name, type }) => `${name} ${type}`);

test.each<[string, string[]]>([
  ["WWW", ["mail CNAME", "www A"]],
  ["192.0.2.1", ["@ A", "www A"]],
  ["bücher", ["xn--bcher-kva A"]],
  ["xn--bcher", ["xn--bcher-kva A"]],
  ["BÜCHER.example.com.", ["xn--bcher-kva A"]],
  ["straße", ["shop CNAME"]],
  ["café au", ["@ TXT"]],
  ["www.example.com", ["mail CNAME", "www A"]],
  ["example.com", ["@ A", "@ TXT", "mail CNAME"]],
  ["mail www", ["mail CNAME"]],
  ["nothing", []],
])("the text %s finds %j", (text, rows) => {
  expect(found({ text })).toEqual(rows);
});

test("a text can be looked for in names or values alone", () => {
  expect(found({ text: "www", scope: "name" })).toEqual(["www A"]);
  expect(found({ text: "www", scope: "value" })).toEqual(["mail CNAME"]);
  expect(found({ text: "www.example.com", scope: "value" })).toEqual(["mail CNAME"]);
});

test("types, states and system records", () => {
  expect(found({ types: ["TXT", "CNAME"] })).toEqual(["@ TXT", "mail CNAME", "shop CNAME"]);
  expect(found({ state: "disabled" })).toEqual(["old A"]);
  expect(found({ state: "enabled" })).not.toContain("old A");
  expect(found({})).not.toContain("@ SOA");
  expect(found({ system: true }).slice(0, 2)).toEqual(["@ SOA", "@ NS"]);
});

test("counts tell what each type would give, and what is hidden", () => {
  const result = filterRows(all, { ...none, types: ["A"] }, zone);
  expect(result.typeCounts.get("CNAME")).toBe(2);
  expect(result.typeCounts.get("A")).toBe(4);
  expect(result.hiddenSystem).toBe(0);
  expect(filterRows(all, none, zone).hiddenSystem).toBe(2);
});
