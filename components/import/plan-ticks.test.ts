import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aRecord } from "@/lib/changes/changes.fixture";
import { importEntries } from "@/lib/changes/import-entries";
import { planImport } from "@/lib/changes/import-plan";
import { type ImportMode, importSet } from "@/lib/changes/import-rows";
import { planChanges } from "@/lib/changes/plan";
import { firstTicks, mayTick, type RowKind, withKind, withRow } from "./plan-ticks";

const zone = { name: "example.com", defaultTtl: 3600 };
const records = [
  aRecord("soa", "@ - SOA ns1.example.net. host.example.net. 7 2 3 4 5"),
  aRecord("r1", "www 300 A 192.0.2.1"),
  aRecord("r2", "www 300 A 192.0.2.2"),
  aRecord("r3", "alias - CNAME www"),
];
const planOf = (text: string, mode: ImportMode, there = records) =>
  planImport(importEntries("bind", text, zone), there, { ...zone, mode });
const ticked = (ticks: { on: Uint8Array }) => [...ticks.on];

describe("a line that needs what is there to be deleted", () => {
  // In the plan: www CNAME, then the deletions of www A, www A and alias CNAME.
  const plan = planOf("www 300 CNAME other.example.net.\n", "replace");

  test("is ticked with its deletions, and not without one of them", () => {
    const first = firstTicks(plan);
    expect(ticked(first)).toEqual([1, 1, 1, 1]);
    const kept = withRow(first, plan, 2);
    expect(ticked(kept)).toEqual([0, 1, 0, 1]);
    expect(kept.total).toBe(2);
    expect(ticked(withRow(kept, plan, 0))).toEqual([1, 1, 1, 1]);
    expect(ticked(withKind(first, plan, "deleted", false))).toEqual([0, 0, 0, 0]);
    expect(ticked(withKind(withKind(first, plan, "deleted", false), plan, "new", true))).toEqual([
      1, 1, 1, 0,
    ]);
  });

  test("is not ticked at first where deletions are not", () => {
    const bad = planOf("www 300 CNAME other.example.net.\nbad\n", "replace");
    expect(firstTicks(bad).total).toBe(0);
    expect(withKind(firstTicks(bad), bad, "deleted", true).total).toBe(4);
  });

  test("cannot be ticked by somebody who may delete nothing", () => {
    const barred = firstTicks(plan, new Set<RowKind>(["deleted"]));
    expect(barred.total).toBe(0);
    expect(mayTick(barred, plan, 0)).toBe(false);
    expect(withRow(barred, plan, 0)).toBe(barred);
    expect(withKind(barred, plan, "new", true).total).toBe(0);
    expect(barred.counts.new).toEqual({ on: 0, of: 0 });
  });
});

test("of lines that take each other's place only one is ticked", () => {
  const plan = planOf("www 300 CNAME other.example.net.\nwww 60 A 192.0.2.1\nwww A 192.0.2.9\n", "merge");
  expect(plan.rows.map(({ kind }) => kind)).toEqual(["conflicting", "changed", "new"]);
  const first = firstTicks(plan);
  expect(ticked(first)).toEqual([0, 1, 1]);
  expect(ticked(withRow(first, plan, 0))).toEqual([1, 0, 0]);
  expect(ticked(withRow(withRow(first, plan, 0), plan, 1))).toEqual([0, 1, 0]);
});

test("whatever is ticked can be applied as a whole", () => {
  const line = fc
    .tuple(
      fc.constantFrom("www", "alias", "api", "sub.api"),
      fc.constantFrom("A 192.0.2.1", "A 192.0.2.2", "CNAME www", "CNAME x", "DNAME y", "TXT t"),
      fc.constantFrom(300, 60),
    )
    .map(([name, rest, ttl]) => `${name} ${ttl} ${rest}`);
  const presses = fc.array(
    fc.oneof(
      fc.nat(20),
      fc.tuple(fc.constantFrom<RowKind>("new", "changed", "deleted", "conflicting"), fc.boolean()),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 6 }),
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.constantFrom<ImportMode>("merge", "replace"),
      presses,
      fc.constantFrom<RowKind[]>([], ["deleted"], ["new"]),
      (there, sent, mode, pressed, barred) => {
        const first = planOf(there.join("\n"), "merge", records.slice(0, 1));
        const zoneNow = first.rows.flatMap((row, at) =>
          row.kind === "new"
            ? [aRecord(`z${at}`, `${row.to.name} ${row.to.ttl} ${row.to.type} ${row.to.content}`)]
            : [],
        );
        const plan = planOf(sent.join("\n"), mode, [...records.slice(0, 1), ...zoneNow]);
        let ticks = firstTicks(plan, new Set(barred));
        for (const press of [undefined, ...pressed]) {
          if (typeof press === "number") ticks = withRow(ticks, plan, press % plan.rows.length);
          else if (press) ticks = withKind(ticks, plan, ...press);
          const set = importSet(plan, (_, at) => ticks.on[at] === 1);
          const made = planChanges(set, [...records.slice(0, 1), ...zoneNow], { domainId: "d_1" });
          expect(made).toMatchObject({ ok: true });
          for (const [at, row] of plan.rows.entries()) {
            if (ticks.on[at] === 1) expect(barred).not.toContain(row.kind);
          }
        }
      },
    ),
  );
});
