import { expect, it, test } from "vitest";
import { auditActions } from "@/lib/contract/audit-logs";
import {
  activityCounts,
  activityKind,
  activityPlan,
  activitySum,
  mostActivityReads,
  oldestPage,
} from "./activity-counts";
import { entryOf } from "./audit-entry.fixture";

const start = Date.parse("2026-03-01T00:00:00.000Z");
const day = 86_400_000;
const offsetAt = () => 0;
const to = (end: number) => ({ end, until: end });
const entry = (id: string, time: number, action = "record.create") =>
  entryOf({ id, action, timestamp: new Date(time).toISOString() });

test("every action of the contract has a kind", () => {
  expect(auditActions.filter((action) => activityKind(action) === "other")).toEqual([]);
  expect(activityKind("template.create")).toBe("other");
});

it("reads few entries whole and counts them by their actions, a page twice seen once", () => {
  const asked = {
    filters: { actor_id: "u_ada" },
    total: 150,
    start,
    end: start + 40 * day - 1,
    until: start + 30 * day - 1,
    offsetAt,
  };
  const plan = activityPlan(asked);
  expect(plan.by).toBe("action");
  expect(plan.buckets).toHaveLength(40);
  expect(plan.reads.map(({ query }) => query)).toEqual([
    { actor_id: "u_ada", end_date: "2026-03-30T23:59:59.999Z", page: 1, page_size: 100 },
    { actor_id: "u_ada", end_date: "2026-03-30T23:59:59.999Z", page: 2, page_size: 100 },
  ]);
  const first = {
    total: 150,
    data: [entry("c", start + 9 * day), entry("b", start + 2.5 * day, "dnssec.enable")],
  };
  const second = {
    total: 150,
    data: [entry("b", start + 2.5 * day, "dnssec.enable"), entry("a", start + 2.4 * day)],
  };

  const half = activityCounts(plan, [first, undefined]);
  expect(half.slice(0, 4)).toEqual([undefined, undefined, undefined, { total: 0, kinds: {} }]);
  expect(half[9]).toEqual({ total: 1, kinds: { records: 1 } });

  const counts = activityCounts(plan, [first, second]);
  expect(counts[0]).toEqual({ total: 0, kinds: {} });
  expect(counts[2]).toEqual({ total: 2, kinds: { security: 1, records: 1 } });
  expect(activitySum(counts)).toEqual({ total: 3, kinds: { records: 2, security: 1 } });
});

it("counts only what is known before a page that is missing", () => {
  const plan = activityPlan({ filters: {}, total: 300, start, ...to(start + 10 * day - 1), offsetAt });
  const pages = [{ total: 300, data: [entry("a", start + 8 * day)] }, undefined, { total: 300, data: [] }];
  expect(activityCounts(plan, pages).map((count) => count?.total)).toEqual([
    ...Array.from({ length: plan.buckets.findIndex((one) => one.start > start + 8 * day) }, () => undefined),
    ...plan.buckets.filter((one) => one.start > start + 8 * day).map(() => 0),
  ]);
});

it("finds the oldest entry on a page that is read anyhow, where that is so", () => {
  expect(oldestPage(201)).toEqual({ page: 3, page_size: 100 });
  expect(oldestPage(5000)).toEqual({ page: 5000, page_size: 1 });
  expect(oldestPage(0)).toEqual({ page: 1, page_size: 100 });
});

it("asks nothing where the entries are at hand", () => {
  const entries = [entry("a", start + day), entry("odd", start, "template.create")];
  const plan = activityPlan({ filters: {}, total: 2, start, ...to(start + 2 * day), entries, offsetAt });
  expect(plan.reads).toEqual([]);
  expect(activitySum(activityCounts(plan, []))).toEqual({ total: 2, kinds: { records: 1, other: 1 } });
});

it("leaves out an entry whose time cannot be read", () => {
  const entries = [entryOf({ timestamp: "yesterday" })];
  const plan = activityPlan({ filters: {}, total: 1, start, ...to(start + day), entries, offsetAt });
  expect(activitySum(activityCounts(plan, [])).total).toBe(0);
});

it("asks for totals of many entries, never more often than it says", () => {
  const asked = { total: 1_000_000, start, ...to(start + 365 * day), offsetAt };
  for (const filters of [
    {},
    { action: "record.update" },
    { resource_type: "role" },
    { resource_id: "d_1" },
  ]) {
    const plan = activityPlan({ ...asked, filters });
    expect(plan.by).toBe(Object.keys(filters).length > 0 ? "one" : "object");
    expect(plan.reads.length).toBeLessThan(mostActivityReads);
    expect(plan.buckets.length).toBeGreaterThan(10);
  }
});

it("asks for each part of time on its own, and takes the rest from the totals", () => {
  const plan = activityPlan({
    filters: {},
    total: 5_000,
    start,
    end: start + 6 * 3_600_000 - 1,
    until: start + 1_900_000,
    offsetAt,
  });
  const [all, records] = plan.reads;
  expect(all).toEqual({
    bucket: 0,
    kind: "all",
    query: {
      start_date: "2026-03-01T00:00:00.000Z",
      end_date: "2026-03-01T00:29:59.999Z",
      page: 1,
      page_size: 1,
    },
  });
  expect(records?.query).toMatchObject({ resource_type: "record" });
  const totals = { all: 10, records: 6, domains: 3 };
  const replies = plan.reads.map(({ kind, bucket }) =>
    bucket === 1 && kind === "domains"
      ? undefined
      : { data: [], total: kind === "all" || kind === "records" || kind === "domains" ? totals[kind] : 0 },
  );
  const counts = activityCounts(plan, replies);
  expect(counts[0]).toEqual({ total: 10, kinds: { records: 6, domains: 3, other: 1 } });
  expect(counts[1]).toBeUndefined();
  expect(plan.reads.map(({ query }) => query.end_date)).toContain("2026-03-01T00:31:40.000Z");
  expect(plan.reads).toHaveLength(6);
  expect(counts[2]).toEqual({ total: 0, kinds: {} });
});

it("does not tell apart what one filter has made one kind", () => {
  const asked = { total: 5_000, start, ...to(start + day), offsetAt };
  const plan = activityPlan({ ...asked, filters: { action: "dnssec.enable" } });
  expect(
    activityCounts(
      plan,
      plan.reads.map(() => ({ data: [], total: 7 })),
    )[0],
  ).toEqual({
    total: 7,
    kinds: { security: 7 },
  });
});
