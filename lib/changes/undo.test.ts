import fc from "fast-check";
import { expect, test } from "vitest";
import { type AppliedRow, appliedRows, foundResults, rowResults } from "./call-results";
import { type Edit, emptyChangeSet, stage } from "./change-set";
import { aRecord, lineText } from "./changes.fixture";
import { knownRecord } from "./plain-record";
import { type PlannedRow, planChanges } from "./plan";
import { NaiveZone, randomSet, someEdit, someRow, wantedZone, zone, zoneText } from "./random-zone.fixture";
import { remainingSet } from "./remaining";
import { checkUndo, undoOf } from "./undo";

const known = (id: string, text: string) => knownRecord(aRecord(id, text), "example.com.");
const one = known("r1", "www 300 A 192.0.2.1");
const two = known("r1", "www 60 A 192.0.2.2");
const three = known("r1", "www 60 A 192.0.2.3");

test.each<[string, AppliedRow[], string[]]>([
  ["a creation", [{ before: null, after: one }], ["record:r1 www 300 A 192.0.2.1 → nothing"]],
  ["a deletion", [{ before: one, after: null }], ["staged:1 www 300 A 192.0.2.1"]],
  ["a change", [{ before: one, after: two }], ["record:r1 www 60 A 192.0.2.2 → www 300 A 192.0.2.1"]],
  [
    "two changes",
    [
      { before: one, after: two },
      { before: two, after: three },
    ],
    ["record:r1 www 60 A 192.0.2.3 → www 300 A 192.0.2.1"],
  ],
  [
    "a change there and back",
    [
      { before: one, after: two },
      { before: two, after: one },
    ],
    [],
  ],
  [
    "a change and a deletion",
    [
      { before: one, after: two },
      { before: two, after: null },
    ],
    ["staged:1 www 300 A 192.0.2.1"],
  ],
  [
    "what came and went",
    [
      { before: null, after: one },
      { before: one, after: two },
      { before: two, after: null },
    ],
    [],
  ],
  [
    "what came and was changed",
    [
      { before: null, after: one },
      { before: one, after: two },
    ],
    ["record:r1 www 60 A 192.0.2.2 → nothing"],
  ],
])("%s is undone", (_, applied, lines) => {
  expect([...undoOf(applied, zone).lines.values()].map(lineText)).toEqual(lines);
});

test("an SOA gets its fields back, not its serial", () => {
  const soa = known("s", "@ - SOA ns1.example.net. host.example.net. 7 2 3 4 5");
  const after = { ...soa, content: "ns1.example.net. host.example.net. 8 2 3 4 60" };
  expect([...undoOf([{ before: soa, after }], zone).lines.values()].map(lineText)).toEqual([
    "record:s @ - SOA ns1.example.net. host.example.net. 8 2 3 4 60 → @ - SOA ns1.example.net. host.example.net. 8 2 3 4 5",
  ]);
});

test("what somebody else has changed since is told", () => {
  const now = aRecord("r1", "www 5 A 192.0.2.2");
  const { rebase } = checkUndo([{ before: one, after: two }], [now], { name: zone });
  expect(rebase.lines.get("record:r1")).toMatchObject({
    state: "conflict",
    why: "changed",
    fields: [{ field: "ttl", original: 60, theirs: 5, mine: 300 }],
  });
});

test("replies are read row by row", () => {
  const edits = ["a 60 A 192.0.2.1", "b 60 A 192.0.2.2", "c 60 A 192.0.2.3"].map((text): Edit => {
    const { display_name, type, content, ttl } = aRecord("", text);
    return { kind: "add", record: { name: display_name ?? "", type, content, ttl } };
  });
  const made = planChanges(stage(emptyChangeSet(zone), edits), [], { domainId: "d" });
  const [call] = made.ok ? made.calls : [];
  if (!call) throw new Error("no call");
  const errors = [
    { index: 1, record: {}, detail: { message: "Record conflicts", field: "name", conflicts: ["x"] } },
  ];
  const created = [aRecord("r3", "c 60 A 192.0.2.3"), aRecord("r1", "a 60 A 192.0.2.1")];
  const results = rowResults(call, { created, errors, total_created: 2, total_errors: 1 }, zone);
  expect(results).toMatchObject([
    { state: "applied", record: { id: "r1" } },
    { state: "refused", problem: { index: 1, message: "Record conflicts", conflicts: ["x"] } },
    { state: "applied", record: { id: "r3" } },
  ]);
  expect(appliedRows(call.rows, results).map(({ after }) => after?.id)).toEqual(["r1", "r3"]);
  expect(rowResults(call, "<html>", zone).map(({ state }) => state)).toEqual([
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect(foundResults(call.rows, created, zone)).toMatchObject([
    { state: "applied", record: { id: "r1" } },
    "not-applied",
    { state: "applied", record: { id: "r3" } },
  ]);
});

test("deletions are read row by row", () => {
  const records = ["a", "b", "c"].map((name, at) => aRecord(`r${at}`, `${name} 60 A 192.0.2.1`));
  const set = stage(
    emptyChangeSet(zone),
    records.map((record): Edit => ({ kind: "delete", record })),
  );
  const made = planChanges(set, records, { domainId: "d" });
  const [call] = made.ok ? made.calls : [];
  if (!call) throw new Error("no call");
  const states = (reply: unknown) => rowResults(call, reply, zone).map(({ state }) => state);
  const reply = { deleted: ["r0"], total_deleted: 1, total_errors: 2 };
  expect(
    states({
      ...reply,
      errors: [
        { record_id: "r1", detail: "No" },
        { index: 2, detail: "No" },
      ],
    }),
  ).toEqual(["applied", "refused", "refused"]);
  expect(states({ ...reply, errors: [{ detail: "something" }] })).toEqual(["applied", "unknown", "unknown"]);
  expect(states({ ...reply, errors: [] })).toEqual(["applied", "applied", "applied"]);
  expect(foundResults(call.rows, records.slice(1), zone)).toEqual([
    { state: "applied", record: null },
    "not-applied",
    "not-applied",
  ]);
});

const rows = fc.array(someRow, { maxLength: 12 });
const edits = fc.array(someEdit, { minLength: 1, maxLength: 8 });

/** Applies calls, as many as said; gives what was done and the rows that it was. */
function run(naive: NaiveZone, made: ReturnType<typeof planChanges>, calls = Number.POSITIVE_INFINITY) {
  const done: AppliedRow[] = [];
  const doneRows = new Set<PlannedRow>();
  if (!made.ok) throw new Error("refused");
  for (const call of made.calls.slice(0, calls)) {
    const answers = naive.run(call);
    if (!answers) throw new Error("illegal");
    for (const [at, row] of call.rows.entries()) {
      const answer = answers[at];
      done.push({ before: row.before, after: answer ? knownRecord(answer, "example.com.") : null });
      doneRows.add(row);
    }
  }
  return { done, doneRows };
}

test("several sets are undone together, and the zone is what it was", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(rows, fc.array(edits, { minLength: 1, maxLength: 3 }), (rows, sets) => {
      const naive = NaiveZone.of(rows);
      const before = zoneText(naive.records);
      const applied: AppliedRow[] = [];
      for (const edits of sets) {
        const made = planChanges(randomSet(naive.records, edits), naive.records, { domainId: "d" });
        if (made.ok) applied.push(...run(naive, made).done);
      }
      const { set, rebase } = checkUndo(applied, naive.records, { name: zone });
      expect(rebase.counts.conflict).toBe(0);
      run(naive, planChanges(set, naive.records, { domainId: "d" }));
      expect(zoneText(naive.records)).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

test("wherever it was stopped, what is left of a set leads to the same zone", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(rows, edits, fc.nat(6), (rows, edits, calls) => {
      const naive = NaiveZone.of(rows);
      const set = randomSet(naive.records, edits);
      const made = planChanges(set, naive.records, { domainId: "d" });
      if (!made.ok) return;
      const wanted = wantedZone(set, naive.records);
      const { doneRows } = run(naive, made, calls);
      const all = made.calls.flatMap((call): PlannedRow[] => call.rows);
      const left = remainingSet(set, all, doneRows);
      const stays = all.filter((row) => !doneRows.has(row)).length;
      expect(left.lines.size > 0).toBe(stays > 0);
      if (doneRows.size === 0) for (const [key, line] of left.lines) expect(line).toBe(set.lines.get(key));
      expect(wantedZone(left, naive.records)).toEqual(wanted);
      run(naive, planChanges(left, naive.records, { domainId: "d" }));
      expect(zoneText(naive.records)).toEqual(wanted);
    }),
    { numRuns: 600 },
  );
});
