import { expect, it } from "vitest";
import { entryOf, recordOfEntry } from "@/lib/audit/audit-entry.fixture";
import { narrowEntries } from "./narrow-entries";
import { distinct, isOfZone } from "./record-activity";

const zone = { id: "d_1", name: "example.com" };

it.each([
  ["by the zone's id", { after: recordOfEntry() }, "www.example.com A", true],
  [
    "not of a zone of the same name",
    { after: recordOfEntry({ domain_id: "d_2" }) },
    "www.example.com A",
    false,
  ],
  ["a deleted one", { before: recordOfEntry(), after: null }, "www.example.com A", true],
  ["by the record's name, where the id is not said", {}, "www.example.com A", true],
  ["at the apex", {}, "example.com. MX", true],
  ["not a name that only ends alike", {}, "www.notexample.com A", false],
  ["not without any name", {}, null, false],
])("tells the records of a zone: %s", (_, details, resource_name, expected) => {
  expect(isOfZone(entryOf({ resource_type: "record", resource_name, details }), zone)).toBe(expected);
});

it("has each entry once", () => {
  const [a, b] = [entryOf({ id: "a" }), entryOf({ id: "b" })];
  expect(distinct([a, b, a]).map(({ id }) => id)).toEqual(["a", "b"]);
});

it("narrows to entries that have every word, in any case, in what is shown of them", () => {
  const entries = [
    entryOf({ id: "log_a", action: "domain.export", ip_address: "192.0.2.77" }),
    entryOf({ id: "log_b", actor_email: "Bo@example.net", resource_name: "xn--bcher-kva.example" }),
  ];
  const found = (text: string) => narrowEntries(entries, text).map(({ id }) => id);
  expect(found("")).toEqual(["log_a", "log_b"]);
  expect(found(" EXPORTED  example.com ")).toEqual(["log_a"]);
  expect(found("2.77")).toEqual(["log_a"]);
  expect(found("bücher")).toEqual(["log_b"]);
  expect(found("xn--bcher bo@")).toEqual(["log_b"]);
  expect(found("(.*")).toEqual([]);
});
