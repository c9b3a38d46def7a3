import { describe, expect, test } from "vitest";
import { compareEdits, mergeEdits } from "@/components/form/compare-edits";
import { newDraft, type RecordDraft, type RecordSeed } from "./record-draft";
import { recordEdits } from "./record-edited";
import { bodyOf } from "./record-schema";

const zone = "example.com";
const draft = (seed: Partial<RecordSeed>) => newDraft({ name: "@", type: "MX", ttl: 3600, ...seed }, zone);

function compare(original: RecordDraft, theirs: RecordDraft, mine: RecordDraft) {
  const versions = { original, theirs, mine };
  const fields = recordEdits(zone, versions);
  return {
    rows: compareEdits(fields, versions).map(({ label, changed, original, theirs, mine }) => [
      label,
      changed,
      original,
      theirs,
      mine,
    ]),
    merged: (choices = {}) => bodyOf(mergeEdits(fields, versions, choices), zone),
  };
}

describe("a record that two have changed", () => {
  test("is compared by the fields of its type, and merged so", () => {
    const { rows, merged } = compare(
      draft({ content: "10 mx1.example.net." }),
      draft({ content: "20 mx1.example.net.", ttl: 300 }),
      draft({ content: "10 mx2.example.net." }),
    );
    expect(rows).toEqual([
      ["Priority", "theirs", "10", "20", "10"],
      ["Mail server", "mine", "mx1.example.net.", "mx1.example.net.", "mx2.example.net."],
      ["TTL", "theirs", "3600 s = 1h", "300 s = 5m", "3600 s = 1h"],
    ]);
    expect(merged()).toMatchObject({ content: "20 mx2.example.net.", ttl: 300 });
  });

  test("is not in conflict over another spelling of the same", () => {
    const typed = { ...draft({ content: "10 mx1.example.net." }), ttl: "60m", asText: true };
    const { rows } = compare(
      draft({ content: "10 mx1.example.net." }),
      draft({ content: "10 mx1.example.net." }),
      { ...typed, content: "10  MX1.example.net." },
    );
    expect(rows).toEqual([]);
  });

  test("is compared by its zone-file text where fields cannot show it", () => {
    const { rows, merged } = compare(
      draft({ type: "TXT", content: '"a" "b"' }),
      draft({ type: "TXT", content: '"c"' }),
      draft({ type: "TXT", content: '"a" "d"' }),
    );
    expect(rows).toEqual([["Content", "both", '"a" "b"', '"c"', '"a" "d"']]);
    expect(merged({ content: "mine" })?.content).toBe('"a" "d"');
    expect(merged({ content: "theirs" })?.content).toBe('"c"');
  });

  test("of a type that the console does not know is compared as text too", () => {
    const { rows } = compare(
      draft({ type: "HINFO", content: "a b" }),
      draft({ type: "HINFO", content: "a c" }),
      draft({ type: "HINFO", content: "a b" }),
    );
    expect(rows).toEqual([["Content", "theirs", "a b", "a c", "a b"]]);
  });

  test("keeps the TTL of the zone and the state apart from values", () => {
    const { rows, merged } = compare(
      draft({ content: "10 mx1.example.net.", ttl: null }),
      draft({ content: "10 mx1.example.net.", ttl: 60, disabled: true }),
      draft({ content: "10 mx1.example.net.", ttl: 300 }),
    );
    expect(rows).toEqual([
      ["TTL", "both", "", "60 s = 1m", "300 s = 5m"],
      ["State", "theirs", "Enabled", "Disabled", "Enabled"],
    ]);
    expect(merged({ ttl: "mine" })).toMatchObject({ ttl: 300, disabled: true });
  });
});
