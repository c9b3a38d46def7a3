import { expect, test } from "vitest";
import { compareEdits, isStale, mergeEdits, undecided, valueField } from "./compare-edits";

interface Values {
  ttl: string;
  content: string;
  note: string;
}

const fields = [
  valueField<Values, "ttl">("ttl", { label: "TTL" }, (text) => String(text === "1h" ? 3600 : Number(text))),
  valueField<Values, "content">("content", { label: "Content" }),
  valueField<Values, "note">("note", { label: "Note" }),
];
const original = { ttl: "300", content: "a", note: "" };

test("a field is told by who has changed it, and left out when nobody has", () => {
  const theirs = { ttl: "600", content: "a", note: "x" };
  const mine = { ttl: "300", content: "b", note: "y" };
  const compared = compareEdits(fields, { original, theirs, mine });
  expect(compared.map(({ key, changed }) => [key, changed])).toEqual([
    ["ttl", "theirs"],
    ["content", "mine"],
    ["note", "both"],
  ]);
  expect(compared[2]).toMatchObject({ label: "Note", original: "", theirs: "x", mine: "y" });
  expect(isStale(compared)).toBe(true);
  expect(compareEdits(fields, { original, theirs: original, mine: original })).toEqual([]);
});

test("the same value in another spelling is no change, and the same on both sides no conflict", () => {
  const versions = {
    original: { ...original, ttl: "3600" },
    theirs: { ...original, ttl: "1h", content: "c" },
    mine: { ...original, ttl: "3600", content: "c" },
  };
  const compared = compareEdits(fields, versions);
  expect(compared.map(({ key, changed }) => [key, changed])).toEqual([["content", "alike"]]);
  expect(isStale(compared)).toBe(false);
});

test("what only I have changed stays, what only they have changed is theirs, the rest as chosen", () => {
  const theirs = { ttl: "600", content: "a", note: "x" };
  const mine = { ttl: "300", content: "b", note: "y" };
  const versions = { original, theirs, mine };
  expect(mergeEdits(fields, versions, { note: "mine" })).toEqual({ ttl: "600", content: "b", note: "y" });
  expect(mergeEdits(fields, versions, { note: "theirs" })).toEqual({ ttl: "600", content: "b", note: "x" });
  // A choice made while both had changed it counts no more when only one has.
  expect(mergeEdits(fields, versions, { note: "mine", ttl: "mine" }).ttl).toBe("600");
});

test("what both have changed waits for a choice", () => {
  const versions = { original, theirs: { ...original, note: "x" }, mine: { ...original, note: "y" } };
  const compared = compareEdits(fields, versions);
  expect(undecided(compared, {}).map(({ label }) => label)).toEqual(["Note"]);
  expect(undecided(compared, { note: "theirs" })).toEqual([]);
});
