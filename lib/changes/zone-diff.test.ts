import { expect, test } from "vitest";
import { type Edit, emptyChangeSet, stage } from "./change-set";
import { aRecord, timed } from "./changes.fixture";
import { printDiff, zoneDiff } from "./zone-diff";

const zone = "example.com";
const diffOf = (...edits: Edit[]) => zoneDiff(stage(emptyChangeSet(zone), edits), { defaultTtl: 3600 });
const www = aRecord("r1", "www 3600 A 192.0.2.1");
const host10 = aRecord("r2", "host10 - CNAME www.example.com.");

test("reads like a zone file: by name, what was and what will be together, aligned", () => {
  const diff = diffOf(
    { kind: "add", record: { name: "host2", type: "AAAA", content: "2001:db8::2", ttl: 60 } },
    { kind: "change", record: www, to: { ttl: 300 } },
    {
      kind: "change",
      record: aRecord("r3", "www 60 A 192.0.2.10"),
      to: { content: "192.0.2.0", disabled: true },
    },
    { kind: "delete", record: host10 },
    { kind: "add", record: { name: "@", type: "TXT", content: "hello", disabled: true } },
    { kind: "change", record: aRecord("r4", "old 60 A 192.0.2.4"), to: { name: "new", ttl: null } },
  );
  expect(printDiff(diff, zone)).toBe(`; example.com: 2 added, 3 changed, 1 deleted

; @
+; disabled: @           IN TXT   "hello"

; host2
+host2  60   IN AAAA  2001:db8::2

; host10
-host10      IN CNAME www.example.com.

; new
+new         IN A     192.0.2.4 ; renamed from old, TTL 1m → default (1h)

; old
-old    60   IN A     192.0.2.4 ; renamed to new

; www
-www    3600 IN A     192.0.2.1
+www    300  IN A     192.0.2.1 ; TTL 1h → 5m
-www    60   IN A     192.0.2.10
+; disabled: www    60   IN A     192.0.2.0 ; disabled
`);
  expect(diff.counts).toEqual({ add: 2, change: 3, delete: 1, total: 6, names: 6, ttl: 1 });
  expect(diff.groups.at(-1)?.lines.map(({ sign, key }) => sign + key)).toEqual([
    "-record:r1",
    "+record:r1",
    "-record:r3",
    "+record:r3",
  ]);
});

test("an empty set has an empty diff", () => {
  expect(printDiff(diffOf(), zone)).toBe("; example.com: 0 added, 0 changed, 0 deleted\n");
});

test("50,000 lines take no more than linear time", { timeout: 120_000 }, () => {
  const records = Array.from({ length: 50_000 }, (_, at) =>
    aRecord(`r${at}`, `h${(at * 7_919) % 50_000} 60 A 192.0.2.1`),
  );
  const set = stage(
    emptyChangeSet(zone),
    records.map((record): Edit => ({ kind: "change", record, to: { ttl: 5 } })),
  );
  const { result: diff, ms } = timed(() => zoneDiff(set));
  console.info(`diff of 50,000 changes: ${ms} ms`);
  expect(diff.groups.slice(0, 3).map(({ name }) => name)).toEqual(["h0", "h1", "h2"]);
  expect(diff.counts.ttl).toBe(50_000);
  expect(ms).toBeLessThan(10_000);
});
