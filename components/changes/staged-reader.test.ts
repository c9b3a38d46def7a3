import { expect, test } from "vitest";
import { emptyChangeSet, stage } from "@/lib/changes/change-set";
import { aRecord } from "@/lib/changes/changes.fixture";
import { stagedMark } from "./staged-mark";
import { stagedReader } from "./staged-reader";

const www = aRecord("a", "www 300 A 192.0.2.1");
const old = aRecord("b", "old 300 A 192.0.2.2");
const same = aRecord("c", "same 300 A 192.0.2.3");
const zone = [www, old, same];
const set = stage(emptyChangeSet("example.com"), [
  { kind: "change", record: www, to: { ttl: 60 } },
  { kind: "delete", record: old },
  { kind: "add", record: { name: "new", type: "A", content: "192.0.2.4" } },
]);

test("shows each record as it is staged, marked, and the others as they are", () => {
  const shown = stagedReader().now(set, zone);
  expect(shown.map((record) => [record.id, record.ttl, stagedMark(record)])).toEqual([
    ["a", 60, "changed"],
    ["b", 300, "deleted"],
    ["c", 300, undefined],
    ["staged:1", null, "new"],
  ]);
  expect(shown[2]).toBe(same);
  expect(stagedMark(old)).toBeUndefined();
});

test("what is as it was read before is the same object", () => {
  const read = stagedReader().now;
  const first = read(set, zone);
  const more = stage(set, [{ kind: "delete", record: same }]);
  const second = read(more, zone);
  expect(second.map((record, at) => record === first[at])).toEqual([true, true, false, true]);
  expect(read(emptyChangeSet("example.com"), zone)).toBe(zone);
});
