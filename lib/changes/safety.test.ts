import { expect, test } from "vitest";
import { type Edit, emptyChangeSet, stage } from "./change-set";
import { aRecord } from "./changes.fixture";
import { safetyQuestions } from "./safety";

const zone = "example.com";
const own = [
  aRecord("soa", "@ - SOA ns1.example.net. host.example.net. 7 2 3 4 5"),
  aRecord("ns1", "@ - NS ns1.example.net."),
  aRecord("ns2", "@ - NS ns2.example.net."),
];
const hosts = (count: number) =>
  Array.from({ length: count }, (_, at) => aRecord(`r${at}`, `h${at} 60 A 192.0.2.1`));
const ask = (count: number, edits: Edit[]) =>
  safetyQuestions(stage(emptyChangeSet(zone), edits), [...own, ...hosts(count)]);
const touch = (count: number, deleted: number): Edit[] =>
  hosts(count).map((record, at) =>
    at < deleted ? { kind: "delete", record } : { kind: "change", record, to: { ttl: 5 } },
  );

test.each([
  [10, 3, 3, null],
  [10, 4, 4, { changed: 0, deleted: 4, percent: 40 }],
  [10, 4, 0, { changed: 4, deleted: 0, percent: 40 }],
  [10, 4, 2, { changed: 2, deleted: 2, percent: 40 }],
  [9, 9, 9, null],
  [1_000, 300, 150, null],
  [1_000, 301, 150, { changed: 151, deleted: 150, percent: 30 }],
])("of %d records %d touched, %d of them deleted", (of, touched, deleted, figures) => {
  expect(ask(of, touch(touched, deleted))).toEqual(figures ? [{ kind: "share", of, ...figures }] : []);
});

test("what is added is no danger", () => {
  const added = hosts(100).map(
    (_, at): Edit => ({ kind: "add", record: { name: `n${at}`, type: "A", content: "192.0.2.1" } }),
  );
  expect(ask(10, added)).toEqual([]);
});

test.each<[string, Edit[], object]>([
  [
    "added",
    [{ kind: "add", record: { name: "@", type: "NS", content: "ns3.example.net." } }],
    { added: 1, changed: 0, deleted: 0, left: 3 },
  ],
  [
    "deleted",
    [{ kind: "delete", record: own[1] ?? aRecord("", "") }],
    { added: 0, changed: 0, deleted: 1, left: 1 },
  ],
  [
    "disabled",
    [{ kind: "change", record: own[1] ?? aRecord("", ""), to: { disabled: true } }],
    { added: 0, changed: 1, deleted: 0, left: 1 },
  ],
])("a name server of the zone %s", (_, edits, figures) => {
  expect(ask(3, edits)).toEqual([{ kind: "apex-ns", ...figures }]);
});

test("the SOA and a delegation are no name servers of the zone", () => {
  const edits: Edit[] = [
    { kind: "change", record: own[0] ?? aRecord("", ""), to: { ttl: 60 } },
    { kind: "add", record: { name: "sub", type: "NS", content: "ns3.example.net." } },
  ];
  expect(ask(20, edits)).toEqual([]);
});
