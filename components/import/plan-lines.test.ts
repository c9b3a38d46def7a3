import { expect, test } from "vitest";
import { aRecord } from "@/lib/changes/changes.fixture";
import { importEntries } from "@/lib/changes/import-entries";
import { planImport } from "@/lib/changes/import-plan";
import type { ImportMode } from "@/lib/changes/import-rows";
import { finish } from "@/lib/changes/slices";
import { lineWords, planLines, planWidths } from "./plan-lines";
import { canTickAny, firstTicks, withKind, withRow } from "./plan-ticks";
import { sourceLines } from "./source-lines";

const zone = { name: "example.com", defaultTtl: 3600 };
const records = [
  aRecord("soa", "@ - SOA ns1.example.net. host.example.net. 7 2 3 4 5"),
  aRecord("r1", "www 300 A 192.0.2.1"),
  aRecord("r2", "old - A 192.0.2.2"),
  aRecord("r3", "off - A 192.0.2.3", true),
  aRecord("r4", "api - A 192.0.2.4"),
];
const text = `@ 3600 SOA ns9.example.net. host.example.net. 1 2 3 4 5
www 60 A 192.0.2.1
new 60 A 192.0.2.9
off 3600 A 192.0.2.3
api CNAME www
new CNAME www
bad
new 60 A 192.0.2.9
`;
const planOf = (mode: ImportMode) =>
  planImport(importEntries("bind", text, zone), records, { ...zone, mode });

test("ticks: of rows and kinds, never of what cannot be ticked or is barred", () => {
  const plan = planOf("merge");
  const at = (kind: string) => plan.rows.findIndex((row) => row.kind === kind);
  const first = firstTicks(plan);
  expect([first.total, first.counts.new, first.counts.conflicting]).toEqual([
    3,
    { on: 1, of: 1 },
    { on: 0, of: 1 },
  ]);
  expect(withRow(first, plan, at("refused"))).toBe(first);
  expect(withRow(first, plan, 99)).toBe(first);
  const less = withRow(first, plan, at("new"));
  expect([less.total, first.total]).toEqual([2, 3]);
  expect(withKind(less, plan, "conflicting", true).counts.conflicting).toEqual({ on: 1, of: 1 });
  expect(withKind(less, plan, "refused", true).total).toBe(2);
  const barred = firstTicks(plan, new Set(["changed"]));
  expect([barred.total, withKind(barred, plan, "changed", true).total]).toEqual([1, 1]);
  expect(canTickAny(first)).toBe(true);
  expect(canTickAny(firstTicks({ ...plan, rows: [] }))).toBe(false);
});

function said(mode: ImportMode, filter: Parameters<typeof planLines>[1], ticked = false): string[] {
  const plan = planOf(mode);
  const source = sourceLines(text, "bind");
  const of = { plan, widths: finish(planWidths(plan)), ...zone, source };
  return planLines(plan, filter).map((line) => {
    const words = lineWords(line, ticked, of);
    return `${words.sign} ${words.text.replaceAll(/ +/g, " ")}${words.note ? ` (${words.note})` : ""}`;
  });
}

test("lines: a diff of the zone's file, with reasons and what is in the way", () => {
  expect(said("merge", "differences")).toEqual([
    "- www 300 IN A 192.0.2.1",
    "+ www 60 IN A 192.0.2.1 (TTL 5m → 1m)",
    "+ new 60 IN A 192.0.2.9",
    "- ; disabled: off IN A 192.0.2.3",
    "+ off IN A 192.0.2.3 (enabled)",
    "+ api 3600 IN CNAME www.example.com.",
    expect.stringContaining("CNAME"),
    "  api IN A 192.0.2.4 (in the zone)",
    expect.stringContaining("no $TTL is set: the last TTL stated, 3600, is used here"),
    "+ new 3600 IN CNAME www.example.com. (cannot be taken)",
    expect.stringContaining("CNAME"),
    "  new 60 IN A 192.0.2.9 (line 3 of the text)",
    "! bad",
    expect.stringContaining("type is missing"),
  ]);
  expect(said("merge", "conflicting", true)[2]).toBe("- api IN A 192.0.2.4 (deleted to make room)");
  expect(said("merge", "system")).toEqual([
    "  @ 3600 IN SOA ns9.example.net. host.example.net. 1 2 3 4 5 (the zone keeps its own SOA record)",
  ]);
  expect(said("merge", "notes")).toEqual([
    expect.stringContaining("no $TTL is set: the last TTL stated, 3600, is used here"),
    expect.stringContaining("the same record is on line 3 already"),
  ]);
  expect(said("skip_existing", "same")).toEqual([
    "  www 300 IN A 192.0.2.1 (left as it is; the text says TTL 5m → 1m)",
    "  ; disabled: off IN A 192.0.2.3 (left as it is; the text says enabled)",
  ]);
  expect(said("replace", "deleted")).toEqual(["- old IN A 192.0.2.2", "- api IN A 192.0.2.4"]);
  expect(said("merge", "all").length).toBe(said("merge", "differences").length + 2);
  expect(said("merge", "all").at(-1)).toContain("the same record is on line 3 already");
});

test("a TTL that another record of the set overrides is told at its own line", () => {
  const sets = "$TTL 600\nwww 300 A 192.0.2.1\n$GENERATE 1-2 www 60 A 192.0.2.10$\nwww 60 A 192.0.2.9\n";
  const plan = planImport(importEntries("bind", sets, zone), records, { ...zone, mode: "merge" });
  const widths = finish(planWidths(plan));
  const shown = planLines(plan, "differences").map((line) => [
    line.first,
    lineWords(line, true, { plan, widths, ...zone, source: sourceLines(sets, "bind") }).text,
  ]);
  expect(shown).toEqual([
    [true, "www 300 IN A 192.0.2.101"],
    [false, expect.stringMatching(/^TTL 60 differs .* 300 is used for all \(1 more like it\)$/)],
    [true, "www 300 IN A 192.0.2.102"],
    [true, "www 300 IN A 192.0.2.9"],
    [false, expect.stringMatching(/^TTL 60 differs .* from line 2: 300 is used for all$/)],
  ]);
});
