import { expect, test } from "vitest";
import { finish } from "@/lib/changes/slices";
import { type BulkAct, bulkPlanSteps } from "./bulk-plan";
import { recordTitle } from "./record-row";
import { aRecord, rowsOf } from "./records.fixture";

const rows = rowsOf(
  "@ - SOA ns1.example.com. h.example.com. 1 2 3 4 5",
  "@ - NS ns1.example.com.",
  "www 300 A 192.0.2.1",
  "www 300 A 192.0.2.2",
  "www - A 192.0.2.3",
  "www - AAAA 2001:db8::1",
  aRecord("www 60 A 192.0.2.4", { disabled: true }),
  "mail - MX 10 mx.example.net.",
);

function planned(act: BulkAct, values: string[] | null = null) {
  const chosen = rows.all.filter(({ value }) => values === null || values.includes(value));
  const plan = finish(bulkPlanSteps(act, chosen, { name: "example.com", rows, defaultTtl: 3600 }));
  return {
    ...plan,
    lines: [...plan.set.lines.values()].map((line) =>
      line.kind === "change"
        ? `${line.from.content} → ${line.to.content} ${line.to.ttl}${line.to.disabled ? " off" : ""}`
        : line.kind === "delete"
          ? `- ${line.from.content}`
          : "",
    ),
    leftOut: plan.leftOut.map(({ row, reason }) => `${recordTitle(row)}: ${reason}`),
    others: plan.others.map(({ value }) => value),
  };
}

test("a TTL names the others of each set that would have another, and takes them along when asked", () => {
  const ttl = { kind: "ttl", ttl: 300 } as const;
  const alone = planned({ ...ttl, others: false }, ["192.0.2.1", "192.0.2.2", "2001:db8::1"]);
  expect(alone.lines).toEqual(["2001:db8::1 → 2001:db8::1 300"]);
  expect([alone.same, alone.others]).toEqual([2, ["192.0.2.3"]]);
  const together = planned({ ...ttl, others: true }, ["192.0.2.1"]);
  expect(together.lines).toEqual(["192.0.2.3 → 192.0.2.3 300"]);
  // The zone's default of an hour is the same as an hour stated.
  expect(planned({ kind: "ttl", ttl: 3600, others: false }, ["192.0.2.3"]).others).toEqual([
    "192.0.2.1",
    "192.0.2.2",
  ]);
});

test("the zone's own records are left out, and that is said", () => {
  const plan = planned({ kind: "delete" });
  expect(plan.lines).toHaveLength(6);
  expect(plan.leftOut).toEqual([
    "@ SOA: The zone stands on its SOA: it is changed by itself.",
    "@ NS: The zone stands on its NS: it is changed by itself.",
  ]);
});

test("what is disabled already stays as it is", () => {
  const plan = planned({ kind: "state", disabled: true }, ["192.0.2.1", "192.0.2.4"]);
  expect([plan.lines, plan.same]).toEqual([["192.0.2.1 → 192.0.2.1 300 off"], 1]);
});

test("replacing leaves out what comes out wrong, and what is there already", () => {
  const replacement = { what: "text", types: ["A"], matchCase: false, whole: false } as const;
  const wrong = planned({ kind: "replace", replacement: { ...replacement, find: "2.3", with: "2.333" } });
  expect(wrong.leftOut.filter((said) => !said.startsWith("@"))).toEqual([
    "www A: Address is not an IPv4 address",
  ]);
  const taken = planned({ kind: "replace", replacement: { ...replacement, find: "2.3", with: "2.1" } });
  expect(taken.lines).toEqual([]);
  expect(taken.leftOut.at(-1)).toMatch(/^www A: .*only once/);
  const swapped = planned({
    kind: "replace",
    replacement: { ...replacement, find: "192.0.2.", with: "192.0.3." },
  });
  expect(swapped.lines).toHaveLength(4);
  expect(swapped.same).toBe(2);
});
