import { expect, test } from "vitest";
import { appliedTo } from "./applied";
import { emptyChangeSet, stage } from "./change-set";
import { aRecord, lineText } from "./changes.fixture";
import { plainRecord } from "./plain-record";
import { othersOfRrset, stageRrsetTtl, withTtl } from "./rrset";

const zone = { name: "example.com", defaultTtl: 3600 };
const one = aRecord("r1", "www 300 A 192.0.2.1");
const records = [
  one,
  aRecord("r2", "www 300 A 192.0.2.2"),
  aRecord("r3", "www - A 192.0.2.3"),
  aRecord("r4", "www 300 AAAA 2001:db8::1"),
  aRecord("r5", "www 300 A 192.0.2.5", true),
  aRecord("r6", "web 300 A 192.0.2.1"),
  { ...aRecord("r7", "www 60 A 192.0.2.7"), name: "WWW.example.com." },
];
const ids = (ttl: number | null, of = records) =>
  othersOfRrset(withTtl(one, ttl, "example.com"), of, zone).map(({ id }) => id);

test("names the other enabled records of the name and type that would have another TTL", () => {
  expect(ids(60)).toEqual(["r2", "r3"]);
  expect(ids(300)).toEqual(["r3", "r7"]);
  expect(ids(null)).toEqual(["r2", "r7"]);
  expect(ids(3600)).toEqual(["r2", "r7"]);
});

test("a disabled record is of no set", () => {
  const disabled = { ...one, disabled: true };
  expect(othersOfRrset(withTtl(disabled, 60, "example.com"), records, zone)).toEqual([]);
});

test("a new record is of the set too", () => {
  const added = plainRecord({ name: "www", type: "A", content: "192.0.2.9", ttl: 60 }, "example.com.");
  expect(othersOfRrset(added, records, zone).map(({ id }) => id)).toEqual(["r1", "r2", "r3"]);
});

test("all of them are changed together, and then there are no others", () => {
  const others = othersOfRrset(withTtl(one, 60, "example.com"), records, zone);
  const set = stageRrsetTtl(stage(emptyChangeSet("example.com"), []), [one, ...others], 60);
  expect([...set.lines.values()].map(lineText)).toEqual([
    "record:r1 www 300 A 192.0.2.1 → www 60 A 192.0.2.1",
    "record:r2 www 300 A 192.0.2.2 → www 60 A 192.0.2.2",
    "record:r3 www - A 192.0.2.3 → www 60 A 192.0.2.3",
  ]);
  expect(ids(60, appliedTo(set, records))).toEqual([]);
});
