import { expect, test } from "vitest";
import { batchBudget } from "./batch-budget";
import { now } from "./problem.fixture";

const limit = { limit: 100, remaining: 12, resetAt: now + 40_000 };

test("a batch within what is left, or of which nothing is known, is not warned of", () => {
  expect(batchBudget(12, limit, now)).toBeNull();
  expect(batchBudget(500, null, now)).toBeNull();
  expect(batchBudget(1, { limit: 0, remaining: 0, resetAt: null }, now)).toBeNull();
});

test("a longer one is told with the number of waits", () => {
  expect(batchBudget(13, limit, now)).toEqual({
    waits: 1,
    message:
      "This takes 13 requests, and 12 of 100 are left: it waits once for about 40 seconds, and goes on by itself.",
  });
  expect(batchBudget(313, { ...limit, resetAt: null }, now)).toEqual({
    waits: 4,
    message: "This takes 313 requests, and 12 of 100 are left: it waits 4 times, and goes on by itself.",
  });
  expect(batchBudget(213, limit, now)?.message).toContain(
    "it waits 3 times, first for about 40 seconds, and",
  );
  expect(batchBudget(112, limit, now)?.waits).toBe(1);
});
