import { describe, expect, it } from "vitest";
import { recordOfEntry } from "@/lib/audit/audit-entry.fixture";
import { batchLines, type RecordLine, recordLines } from "./record-line-diff";

/** What differs stands in brackets. */
const text = (line: RecordLine | undefined) =>
  line?.map((part) => (part.changed ? `[${part.text}]` : part.text)).join(" ");
const changed = (before: object | undefined, after: object | undefined) => {
  const lines = recordLines(before && recordOfEntry({ ...before }), after && recordOfEntry({ ...after }));
  return [text(lines.before), text(lines.after)];
};

describe("a record as lines of the zone file", () => {
  it.each([
    ["added", undefined, {}, [undefined, "www 3600 IN A 192.0.2.1"]],
    ["deleted", {}, undefined, ["www 3600 IN A 192.0.2.1", undefined]],
    ["another TTL", {}, { ttl: 300 }, ["www [3600] IN A 192.0.2.1", "www [300] IN A 192.0.2.1"]],
    ["the zone's TTL", {}, { ttl: null }, ["www [3600] IN A 192.0.2.1", "www IN A 192.0.2.1"]],
    ["TTL 0 is one", {}, { ttl: 0 }, ["www [3600] IN A 192.0.2.1", "www [0] IN A 192.0.2.1"]],
    [
      "another value",
      {},
      { content: "192.0.2.10" },
      ["www 3600 IN A [192.0.2.1]", "www 3600 IN A [192.0.2.10]"],
    ],
    [
      "disabled",
      {},
      { disabled: true },
      ["www 3600 IN A 192.0.2.1", "[; disabled:] www 3600 IN A 192.0.2.1"],
    ],
    [
      "a word among others",
      { type: "TXT", content: '"v=spf1 ip4:192.0.2.1 -all"' },
      { type: "TXT", content: '"v=spf1 ip4:192.0.2.2 ip4:192.0.2.3 -all"' },
      [
        'www 3600 IN TXT "v=spf1 [ip4:192.0.2.1] -all"',
        'www 3600 IN TXT "v=spf1 [ip4:192.0.2.2 ip4:192.0.2.3] -all"',
      ],
    ],
    [
      "words that repeat",
      { type: "TXT", content: "a a" },
      { type: "TXT", content: "a a a" },
      ["www 3600 IN TXT a a", "www 3600 IN TXT a a [a]"],
    ],
    ["nothing", {}, {}, ["www 3600 IN A 192.0.2.1", "www 3600 IN A 192.0.2.1"]],
  ] as const)("%s", (_, before, after, lines) => {
    expect(changed(before, after)).toEqual(lines);
  });

  it("names the record wholly where its zone is not known", () => {
    expect(changed(undefined, { display_name: null })[1]).toBe("www.example.com. 3600 IN A 192.0.2.1");
    expect(changed(undefined, { display_name: "@", name: "example.com." })[1]).toBe("@ 3600 IN A 192.0.2.1");
  });

  it("keeps every character of the content", () => {
    const content = '"a  b" "c"  ';
    const { before, after } = recordLines(
      recordOfEntry({ content }),
      recordOfEntry({ content: '"a  X" "c"  ' }),
    );
    expect(text(before)).toBe('www 3600 IN A "a  [b"] "c"  ');
    expect(text(after)).toBe('www 3600 IN A "a  [X"] "c"  ');
  });
});

it("pairs the records of a batch by their ids", () => {
  const [kept, gone, come] = ["r_1", "r_2", "r_3"].map((id) => recordOfEntry({ id }));
  if (!kept || !gone || !come) throw new Error("three records");
  const changedKept = { ...kept, ttl: 60 };
  const nameless = { ...come, id: undefined };
  expect(batchLines([kept, gone], [changedKept, come, nameless])).toEqual([
    { old: kept, now: changedKept },
    { old: gone, now: undefined },
    { old: undefined, now: come },
    { old: undefined, now: nameless },
  ]);
});
