import fc from "fast-check";
import { expect, test } from "vitest";
import { appliedTo } from "./applied";
import { changeSetOf, type Edit, emptyChangeSet, stage } from "./change-set";
import { aRecord, lineText, recordText, timed } from "./changes.fixture";
import { knownRecord } from "./plain-record";
import { planChanges } from "./plan";
import {
  isLegal,
  NaiveZone,
  randomSet,
  someEdit,
  someRow,
  wantedZone,
  zone,
  zoneText,
} from "./random-zone.fixture";
import { type Choice, type RebasedLine, rebase, resolveRebase } from "./rebase";

type Listed = ReturnType<typeof aRecord>;
const base = [
  aRecord("soa", "@ - SOA ns1.example.net. host.example.net. 7 2 3 4 5"),
  aRecord("ns", "@ - NS ns1.example.net."),
];
const www = aRecord("r1", "www 300 A 192.0.2.1");
const add = (text: string): Edit => {
  const { display_name, type, content, ttl } = aRecord("", text);
  return { kind: "add", record: { name: display_name ?? "", type, content, ttl } };
};

function said(line: RebasedLine): string {
  if (line.state === "already") return "already";
  if (line.state === "applies") return `applies: ${line.lines.map(lineText).join(" & ")}`;
  const fields = line.fields.map(
    ({ field, original, theirs, mine }) => `${field} ${original}/${theirs}/${mine}`,
  );
  const ways = [line.mine, line.theirs].map((way) => way?.map(lineText).join(" & ") ?? "not possible");
  const against = line.refusal?.against.map(recordText) ?? [];
  return [line.why, ...fields, ...against, `mine: ${ways[0]}`, `theirs: ${ways[1]}`].join("; ");
}

test.each<[string, Listed[], Edit[], Listed[], string[]]>([
  [
    "nothing moved",
    [www],
    [{ kind: "change", record: www, to: { ttl: 60 } }],
    [www],
    ["applies: record:r1 www 300 A 192.0.2.1 → www 60 A 192.0.2.1"],
  ],
  [
    "another field was changed",
    [www],
    [{ kind: "change", record: www, to: { content: "192.0.2.9" } }],
    [{ ...www, ttl: 5 }],
    ["applies: record:r1 www 5 A 192.0.2.1 → www 5 A 192.0.2.9"],
  ],
  [
    "the same was changed to the same",
    [www],
    [{ kind: "change", record: www, to: { ttl: 60 } }],
    [{ ...www, ttl: 60 }],
    ["already"],
  ],
  [
    "the same was changed to the default that is asked for",
    [www],
    [{ kind: "change", record: www, to: { ttl: null } }],
    [{ ...www, ttl: 3600 }],
    ["already"],
  ],
  [
    "the default is stated in another way",
    [{ ...www, ttl: 3600 }],
    [{ kind: "change", record: { ...www, ttl: 3600 }, to: { ttl: null } }],
    [{ ...www, ttl: 3600 }],
    ["applies: record:r1 www 3600 A 192.0.2.1 → www - A 192.0.2.1"],
  ],
  [
    "the same field was changed to something else",
    [www],
    [{ kind: "change", record: www, to: { ttl: 60, disabled: true } }],
    [{ ...www, ttl: 5 }],
    [
      "changed; ttl 300/5/60; mine: record:r1 www 5 A 192.0.2.1 → (off) www 60 A 192.0.2.1; theirs: record:r1 www 5 A 192.0.2.1 → (off) www 5 A 192.0.2.1",
    ],
  ],
  [
    "what is to be deleted was changed",
    [www],
    [{ kind: "delete", record: www }],
    [{ ...www, ttl: 5 }],
    ["changed; ttl 300/5/null; mine: record:r1 www 5 A 192.0.2.1 → nothing; theirs: "],
  ],
  ["what is to be deleted is gone", [www], [{ kind: "delete", record: www }], [], ["already"]],
  [
    "what is to be changed is gone",
    [www],
    [{ kind: "change", record: www, to: { ttl: 60 } }],
    [],
    ["gone; mine: staged:1 www 60 A 192.0.2.1; theirs: "],
  ],
  [
    "what is to be changed was deleted and made again",
    [www],
    [{ kind: "change", record: www, to: { ttl: 60 } }],
    [{ ...www, id: "r9" }],
    ["applies: record:r9 www 300 A 192.0.2.1 → www 60 A 192.0.2.1"],
  ],
  ["what is to be added is there", [], [add("www 300 A 192.0.2.1")], [www], ["already"]],
  [
    "what is to be added is there with another TTL",
    [],
    [add("www 60 A 192.0.2.1")],
    [www],
    ["exists; ttl null/300/60; mine: record:r1 www 300 A 192.0.2.1 → www 60 A 192.0.2.1; theirs: "],
  ],
  [
    "its name is taken by a CNAME",
    [],
    [add("www 60 A 192.0.2.1")],
    [aRecord("c", "www - CNAME x.example.net.")],
    [
      "occupied; www - CNAME x.example.net.; mine: staged:1 www 60 A 192.0.2.1 & record:c www - CNAME x.example.net. → nothing; theirs: ",
    ],
  ],
  [
    "what stands in the way is the zone's own",
    [],
    [add("@ - CNAME x.example.net.")],
    [],
    [
      "occupied; @ - SOA ns1.example.net. host.example.net. 7 2 3 4 5; @ - NS ns1.example.net.; mine: not possible; theirs: ",
    ],
  ],
  [
    "a record given another name is there under it already",
    [www],
    [{ kind: "change", record: www, to: { name: "web" } }],
    [www, aRecord("r2", "web 300 A 192.0.2.1")],
    ["applies: record:r1 www 300 A 192.0.2.1 → nothing"],
  ],
  [
    "it would be the last name server",
    [],
    [{ kind: "delete", record: base[1] ?? www }],
    [],
    ["refused; mine: not possible; theirs: "],
  ],
])("%s", (_, before, edits, now, expected) => {
  const set = stage(emptyChangeSet(zone), edits);
  const rebased = rebase(set, [...base, ...now], { defaultTtl: 3600 });
  expect([...rebased.lines.values()].map(said)).toEqual(expected);
  expect(before).toBeTruthy();
});

test("the serial of the SOA, which every change advances, is no conflict", () => {
  const [soa = www] = base;
  const set = stage(emptyChangeSet(zone), [{ kind: "change", record: soa, to: { ttl: 60 } }]);
  const now = { ...soa, content: soa.content.replace(" 7 ", " 8 ") };
  expect(rebase(set, [now, ...base.slice(1)]).counts).toEqual({ applies: 1, already: 0, conflict: 0 });
});

test("a choice makes a new set", () => {
  const set = stage(emptyChangeSet(zone), [
    { kind: "change", record: www, to: { ttl: 60, disabled: true } },
    add("new 60 A 192.0.2.1"),
  ]);
  const rebased = rebase(set, [...base, { ...www, ttl: 5 }]);
  const lines = (choice?: Choice) => {
    const choices = new Map(choice ? [["record:r1", choice] as const] : []);
    return [...resolveRebase(rebased, choices).lines.values()].map(lineText);
  };
  const added = "staged:1 new 60 A 192.0.2.1";
  expect(lines("mine")).toEqual(["record:r1 www 5 A 192.0.2.1 → (off) www 60 A 192.0.2.1", added]);
  expect(lines("theirs")).toEqual(["record:r1 www 5 A 192.0.2.1 → (off) www 5 A 192.0.2.1", added]);
  expect(lines("drop")).toEqual([added]);
  expect(lines()).toEqual(["record:r1 www 300 A 192.0.2.1 → (off) www 60 A 192.0.2.1", added]);
});

const rows = fc.array(someRow, { maxLength: 12 });
const edits = fc.array(someEdit, { minLength: 1, maxLength: 8 });
const long = { timeout: 120_000 };
const choices = fc.constantFrom<Choice>("mine", "theirs", "drop");

test(
  "where nothing moved, everything possible applies, and where it was applied, everything is so already",
  long,
  () => {
    fc.assert(
      fc.property(rows, edits, (rows, edits) => {
        const naive = NaiveZone.of(rows);
        const set = randomSet(naive.records, edits);
        const made = planChanges(set, naive.records, { domainId: "d" });
        const before = rebase(set, naive.records);
        const asStaged = [...set.lines.values()].map(lineText);
        const same = before.set === set;
        const resolved = [...resolveRebase(before).lines.values()].map(lineText);
        if (!made.ok) {
          // What clashes is a conflict; what is there already need not be added, nor a record become like it.
          if (same && before.counts.conflict === 0) expect(resolved).not.toEqual(asStaged);
          return;
        }
        expect(before.counts.conflict).toBe(0);
        if (same) expect(resolved).toEqual(asStaged);
        expect(wantedZone(before.set, naive.records)).toEqual(wantedZone(set, naive.records));
        const wanted = wantedZone(set, naive.records);
        for (const call of made.calls) naive.run(call);
        const left = resolveRebase(rebase(set, naive.records));
        // Nothing that is left changes anything: what it asks for is there.
        expect(wantedZone(left, naive.records)).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  },
);

test("wherever it was stopped, and what was done forgotten, it leads to the same zone or asks", long, () => {
  let led = 0;
  fc.assert(
    fc.property(rows, edits, fc.nat(6), (rows, edits, calls) => {
      const naive = NaiveZone.of(rows);
      const set = randomSet(naive.records, edits);
      const made = planChanges(set, naive.records, { domainId: "d" });
      if (!made.ok) return;
      const wanted = wantedZone(set, naive.records);
      for (const call of made.calls.slice(0, calls)) naive.run(call);
      const rebased = rebase(set, naive.records);
      if (rebased.counts.conflict > 0) return;
      const rest = planChanges(resolveRebase(rebased), naive.records, { domainId: "d" });
      for (const call of rest.ok ? rest.calls : []) naive.run(call);
      expect(zoneText(naive.records)).toEqual(wanted);
      led++;
    }),
    { numRuns: 600 },
  );
  expect(led).toBeGreaterThan(120);
});

test(
  "whatever was changed meanwhile, a choice for each conflict leaves a set without conflicts",
  long,
  () => {
    fc.assert(
      fc.property(
        rows,
        edits,
        edits,
        fc.array(choices, { minLength: 8, maxLength: 8 }),
        (rows, mine, theirs, chosen) => {
          const naive = NaiveZone.of(rows);
          const set = randomSet(naive.records, mine);
          const meanwhile = planChanges(randomSet(naive.records, theirs), naive.records, { domainId: "d" });
          if (meanwhile.ok) for (const call of meanwhile.calls) naive.run(call);
          const rebased = rebase(set, naive.records);
          const picks = new Map<string, Choice>();
          for (const [key, line] of rebased.lines) {
            if (line.state !== "conflict") continue;
            const choice = chosen[picks.size % chosen.length] ?? "drop";
            picks.set(key, choice === "mine" && !line.mine ? "drop" : choice);
          }
          const next = resolveRebase(rebased, picks);
          const again = rebase(next, naive.records);
          for (const line of again.lines.values()) {
            // Choosing one's own side twice can want what clashes with itself; nothing else is left to choose.
            if (line.state === "conflict") expect(["occupied", "exists", "refused"]).toContain(line.why);
          }
          if (again.counts.conflict === 0) {
            const last = resolveRebase(again);
            const plan = planChanges(last, naive.records, { domainId: "d" });
            expect(plan.ok).toBe(true);
            expect(isLegal(appliedTo(last, naive.records))).toBe(true);
            const wanted = wantedZone(last, naive.records);
            if (plan.ok) for (const call of plan.calls) expect(naive.run(call)).not.toBeNull();
            expect(zoneText(naive.records)).toEqual(wanted);
          }
        },
      ),
      { numRuns: 600 },
    );
  },
);

test("50,000 lines are rebased in no more than linear time", long, () => {
  const records = Array.from({ length: 50_000 }, (_, at) => aRecord(`r${at}`, `h${at} 60 A 192.0.2.1`));
  const set = changeSetOf(
    "example.com.",
    records.map((record) => {
      const from = knownRecord(record, "example.com.");
      const { id: _id, ...to } = { ...from, content: "192.0.2.2" };
      return { kind: "change" as const, key: `record:${record.id}`, from, to };
    }),
  );
  const moved = records.map((record, at) => (at % 10 ? record : { ...record, content: "192.0.2.3" }));
  const { result, ms } = timed(() => rebase(set, [...base, ...moved]));
  expect(result.counts).toEqual({ applies: 45_000, already: 0, conflict: 5_000 });
  console.info(`rebase of 50,000 changes: ${ms} ms`);
  expect(ms).toBeLessThan(10_000);
});
