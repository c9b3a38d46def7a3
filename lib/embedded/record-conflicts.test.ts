import { expect, it } from "vitest";
import { z } from "zod";
import { type Db, openDb } from "./db";
import { refuseConflicts } from "./record-conflicts";

it("looks for conflicts by name, never through the whole zone", () => {
  const db = openDb(":memory:");
  const plans: string[][] = [];
  const watched: Db = {
    ...db,
    all: (row, sql, params) => {
      const steps = db.all(z.object({ detail: z.string() }), `EXPLAIN QUERY PLAN ${sql}`, params);
      plans.push(steps.map(({ detail }) => detail).filter((detail) => detail.includes(" records")));
      return db.all(row, sql, params);
    },
  };
  const record = { name: "www.example.com", content: "192.0.2.1", ttl: null, disabled: false };
  for (const type of ["A", "CNAME"] as const) {
    refuseConflicts(watched, { id: "d_1", name: "example.com" }, { ...record, type });
  }
  const byName = [expect.stringMatching(/^SEARCH records USING .*\(domain_id=\? AND name=\?/)];
  expect(plans).toEqual([byName, byName]);
  db.close();
});
