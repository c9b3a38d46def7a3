import { expect, test } from "vitest";
import { ApiError, problemOf } from "./api-error";
import { assertNever, matchProblem } from "./problem";
import { reply, requestOf } from "./problem.fixture";

const problem = reply(409, { detail: "Domain already exists" }, { name: "domains.create" });

test("an ApiError carries its problem and says it in a log's words", () => {
  const error = new ApiError(problem);
  expect(error).toBeInstanceOf(Error);
  expect(error.message).toBe("POST /api/v1/domains/: 409 conflict Domain already exists");
  expect(problemOf(error)).toBe(problem);
});

test.each<[string, unknown, string]>([
  ["a lost network", new TypeError("Failed to fetch"), "unreachable"],
  ["an abort", new DOMException("x", "AbortError"), "aborted"],
  ["a cancelled query", new Error("CancelledError"), "aborted"],
  ["a timeout", new DOMException("x", "TimeoutError"), "timeout"],
  ["a mistake", new TypeError("x is not a function"), "defect"],
  ["a wording that only fetch could mean", new TypeError("The wires are wet"), "defect"],
  [
    "a chunk of an older build",
    new TypeError("Failed to fetch dynamically imported module: /_next/a.js"),
    "defect",
  ],
  ["a text", "boom", "defect"],
  ["nothing", undefined, "defect"],
])("%s becomes a problem", (_, error, kind) => {
  expect(problemOf(error)).toMatchObject({ kind, outcome: "unknown", request: { method: "GET", path: "" } });
  expect(problemOf(error, requestOf("records.list"))).toMatchObject({ kind, outcome: "none" });
});

test("the words of what was thrown are kept", () => {
  expect(problemOf("boom").message).toBe("boom");
  expect(problemOf(new Error("outer", { cause: new Error("inner") })).message).toBe("outer: inner");
  expect(problemOf({ odd: 1 }).message).toBe('{"odd":1}');
});

test("matchProblem hands each kind to its own case", () => {
  const other = () => "other";
  const said = matchProblem(problem, {
    validation: other,
    invalid: other,
    conflict: ({ conflicts }) => `conflict of ${conflicts.length}`,
    unauthenticated: other,
    forbidden: other,
    "not-found": other,
    "rate-limited": other,
    "too-large": other,
    server: other,
    upstream: other,
    unavailable: other,
    unreadable: other,
    "unexpected-status": other,
    offline: other,
    unreachable: other,
    timeout: other,
    aborted: other,
    defect: other,
  });
  expect(said).toBe("conflict of 0");
});

test("a case left out does not compile", () => {
  // @ts-expect-error: a kind is missing
  const incomplete = () => matchProblem(problem, { conflict: () => 1 });
  expect(incomplete()).toBe(1);
  // @ts-expect-error: a problem is not never
  expect(() => assertNever(problem)).toThrow("Unhandled problem");
});
