import fc from "fast-check";
import { createLoader } from "nuqs/server";
import { describe, expect, it } from "vitest";
import { auditActions, auditActorTypes, auditLogEndpoints } from "@/lib/contract/audit-logs";
import { type AuditLogFilters, paths } from "@/lib/paths";
import {
  auditFilters,
  auditListInput,
  auditListState,
  auditRanges,
  isMoment,
  justAfter,
} from "./audit-list-state";

const read = createLoader(auditListState);
const now = Date.parse("2026-04-01T12:00:00.000Z");
const asked = (url: string, fixed?: { resource_id: string }) =>
  auditFilters(read(new URL(url, "http://console.test")), now, fixed);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const someId = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => text.isWellFormed());
const moment = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

describe("filters in the URL", () => {
  it("come back as they were given, and fit the contract", () => {
    const query = auditLogEndpoints["auditLogs.list"].query;
    fc.assert(
      fc.property(
        fc.record({
          start_date: maybe(moment),
          end_date: maybe(moment),
          actor_type: maybe(fc.constantFrom(...auditActorTypes)),
          actor_id: maybe(someId),
          action: maybe(fc.oneof(fc.constantFrom(...auditActions), someId)),
          resource_type: maybe(fc.constantFrom("record", "domain", "spaceship")),
          resource_id: maybe(someId),
          tenant_id: maybe(someId),
        }),
        (filters) => {
          const found = asked(paths.auditLogs(filters));
          const given = Object.fromEntries(
            Object.entries(filters).filter(([, value]) => value !== undefined),
          );
          expect(found).toEqual(given);
          expect(query.parse(found)).toEqual(found);
        },
      ),
    );
  });

  it.each(auditRanges)("the last %s end now", (range) => {
    const { start_date, ...others } = asked(paths.auditLogs({ range }));
    expect(others).toEqual({});
    expect(Date.parse(start_date ?? "")).toBeLessThan(now);
  });

  it("a range stands in place of dates", () => {
    const filters: AuditLogFilters = {
      range: "1h",
      start_date: "2026-01-01T00:00:00.000Z",
      end_date: "2026-01-02T00:00:00.000Z",
    };
    expect(asked(paths.auditLogs(filters))).toEqual({ start_date: "2026-04-01T11:00:00.000Z" });
  });

  it.each([
    [
      "a date is its whole day in UTC",
      "start_date=2026-03-01&end_date=2026-03-01",
      "2026-03-01T00:00:00.000Z",
      "2026-03-01T23:59:59.999Z",
    ],
    ["an offset is counted", "start_date=2026-03-01T10:00:00%2B02:00", "2026-03-01T08:00:00.000Z", undefined],
    [
      "finer than milliseconds",
      "end_date=2026-03-01T10:00:00.123456Z",
      undefined,
      "2026-03-01T10:00:00.123Z",
    ],
    [
      "without a time zone it is left to the API",
      "start_date=2026-03-01T10:00:00",
      "2026-03-01T10:00:00",
      undefined,
    ],
    ["no such month", "start_date=2026-13-01&end_date=tomorrow", "2026-13-01", "tomorrow"],
    ["no such day", "start_date=2026-02-31&end_date=2026-02-29", "2026-02-31", "2026-02-29"],
  ])("%s", (_, search, start_date, end_date) => {
    expect(asked(`/audit-logs?${search}`)).toEqual({
      ...(start_date && { start_date }),
      ...(end_date && { end_date }),
    });
  });

  it("a bound that is no moment is known", () => {
    for (const text of ["2026-02-31", "2026-02-31T10:00:00Z", "tomorrow", "2026-03-01T10:00:00", ""]) {
      expect(isMoment(text)).toBe(false);
    }
    for (const text of [null, "2026-02-28", "2028-02-29T23:59:59.999Z", "9999-12-31"]) {
      expect(isMoment(text)).toBe(true);
    }
  });

  it("what is no filter is as if it were not there", () => {
    expect(asked("/audit-logs?range=2h&actor_type=robot&action=&actor_id=")).toEqual({});
    expect(paths.auditLogs({ action: "", actor_id: undefined })).toBe("/audit-logs");
  });

  it("what a page is always narrowed to wins, and text is not asked of the API", () => {
    expect(asked("/x?resource_id=d_2&q=shop", { resource_id: "d_1" })).toEqual({ resource_id: "d_1" });
  });
});

it("asks for the page that the URL says", () => {
  const state = read(new URL("/audit-logs?page=3&page_size=25&action=domain.create", "http://console.test"));
  expect(auditListInput(state, now)).toEqual({
    query: { page: 3, page_size: 25, action: "domain.create" },
  });
});

it("ends the pages of a list where they ended when they were turned first", () => {
  const input = (search: string) =>
    auditListInput(read(new URL(`/audit-logs?${search}`, "http://console.test")), now).query;
  const until = "2026-03-01T10:00:00.001Z";
  expect(input(`page=2&until=${until}`)).toEqual({ page: 2, page_size: 50, end_date: until });
  const earlier = "2026-02-01T10:00:00.000Z";
  expect(input(`until=${until}&end_date=${earlier}`)).toMatchObject({ end_date: earlier });
  expect(asked(`/audit-logs?until=${until}`)).toEqual({});
  expect(justAfter("2026-03-01T10:00:00.000Z")).toBe(until);
  expect(justAfter("soon")).toBeUndefined();
});
