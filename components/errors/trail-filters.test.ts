import { expect, test } from "vitest";
import { trailFilters } from "./trail-filters";

const trace = { name: "records.update", objectId: "r_1", from: 0, to: 60_000 } as const;

test("one write is narrowed by its action, its object and its minute", () => {
  expect(trailFilters([trace])).toEqual({
    start_date: "1970-01-01T00:00:00.000Z",
    end_date: "1970-01-01T00:01:00.000Z",
    action: "record.update",
    resource_id: "r_1",
  });
});

test("several by what they have in common, from the first to the last", () => {
  const other = { name: "records.create", objectId: "r_2", from: 50_000, to: 120_000 } as const;
  expect(trailFilters([trace, other])).toEqual({
    start_date: "1970-01-01T00:00:00.000Z",
    end_date: "1970-01-01T00:02:00.000Z",
    action: undefined,
  });
  expect(trailFilters([trace, { ...trace, objectId: "r_2" }])).toMatchObject({ action: "record.update" });
});

test("what was done to one zone is narrowed to that, batches by its id, single records by its name", () => {
  const zone = { id: "d_1", name: "example.com." };
  const bulk = { name: "records.bulkCreate", objectId: undefined, from: 0, to: 1_000 } as const;
  const times = { start_date: "1970-01-01T00:00:00.000Z", end_date: "1970-01-01T00:00:01.000Z" };
  expect(trailFilters([bulk], zone)).toEqual({ ...times, action: "record.bulk_create", resource_id: "d_1" });
  expect(trailFilters([bulk, { ...trace, to: 1_000 }], zone)).toEqual({ ...times, q: "example.com" });
});

test.each(["validation.check", "import.text", "roles.delete"] as const)(
  "%s is under several actions, or none that is known: by its time",
  (name) => {
    expect(trailFilters([{ ...trace, name, objectId: undefined }])).toMatchObject({ action: undefined });
  },
);
