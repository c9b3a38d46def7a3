import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EndpointName } from "@/lib/contract/endpoints";
import type { Problem } from "./problem";
import { now, reply, requestOf } from "./problem.fixture";
import { problemFromError } from "./problem-from";
import { retryDelay, shouldRetry } from "./retry-policy";

const read = (status: number, headers = {}) =>
  reply(status, { detail: "x" }, { name: "records.list", headers });
const lost = (name: EndpointName) => problemFromError(new TypeError("Failed to fetch"), requestOf(name));

describe("shouldRetry", () => {
  test.each([500, 502, 503, 504, 522])("a read answered %i is sent again, three times", (status) => {
    expect([0, 1, 2, 3].map((attempt) => shouldRetry(read(status), "GET", attempt))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test.each([200, 400, 401, 403, 404, 405, 409, 413, 422, 501])("a read answered %i is not", (status) => {
    expect(shouldRetry(read(status), "GET", 0)).toBe(false);
  });

  test("a short 503 is waited for, a long one is shown; a 429 is waited out by all requests together", () => {
    expect(shouldRetry(read(503, { "retry-after": "3" }), "GET", 0)).toBe(true);
    expect(shouldRetry(read(503, { "retry-after": "600" }), "GET", 0)).toBe(false);
    expect(shouldRetry(read(429, { "retry-after": "3" }), "GET", 0)).toBe(false);
  });

  test("a lost network is tried again, an abort is not", () => {
    expect(shouldRetry(lost("records.list"), "GET", 0)).toBe(true);
    const aborted = problemFromError(new DOMException("gone", "AbortError"), requestOf("records.list"));
    expect(shouldRetry(aborted, "GET", 0)).toBe(false);
  });

  test("a POST that only reads counts as a read", () => {
    expect(shouldRetry(lost("records.search"), "POST", 0)).toBe(true);
  });

  test("a write is never sent again, whichever of both says that it is one", () => {
    expect(shouldRetry(lost("records.create"), "POST", 0)).toBe(false);
    expect(shouldRetry(lost("records.create"), "GET", 0)).toBe(false);
    expect(shouldRetry(lost("records.list"), "POST", 0)).toBe(false);
    expect(shouldRetry(reply(503, { detail: "x" }, { name: "domains.delete" }), "DELETE", 0)).toBe(false);
  });
});

describe("retryDelay", () => {
  const half = () => 0.5;
  test("doubles, between half and the whole", () => {
    expect([0, 1, 2, 3].map((attempt) => retryDelay(read(500), attempt, half))).toEqual([
      375, 750, 1500, 3000,
    ]);
    expect(retryDelay(read(500), 0, () => 0)).toBe(250);
    expect(retryDelay(read(500), 0, () => 1)).toBe(500);
  });

  test("is longer for an overloaded API", () => {
    expect(retryDelay(read(503), 0, half)).toBe(1500);
  });

  test("is what the server asked for, and a little more", () => {
    expect(retryDelay(read(503, { "retry-after": "5" }), 2, half)).toBe(5500);
    expect(retryDelay(read(503, { "retry-after": new Date(now + 4000).toUTCString() }), 0, () => 0)).toBe(
      4000,
    );
  });

  test("stays bounded whatever the attempt", () => {
    const problems: Problem[] = [read(500), read(502), read(503), lost("records.list")];
    fc.assert(
      fc.property(
        fc.constantFrom(...problems),
        fc.integer(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (problem, attempt, random) => {
          const delay = retryDelay(problem, attempt, () => random);
          expect(delay).toBeGreaterThanOrEqual(250);
          expect(delay).toBeLessThanOrEqual(15_000);
        },
      ),
    );
  });
});
