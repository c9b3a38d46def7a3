import { expect, test } from "vitest";
import { now, requestOf } from "./problem.fixture";
import { throttledProblem } from "./throttled";
import { wording } from "./wording";

const hold = { retryAt: now + 11_500, source: "seconds" } as const;

test("a write that is held back was certainly not applied, and says that it was not sent", () => {
  const problem = throttledProblem(requestOf("records.create"), hold, now);
  expect(problem).toMatchObject({ outcome: "refused", retryAt: now + 11_500, retryAfterSeconds: 12 });
  expect(wording(problem)).toMatchObject({
    title: "The record was not created",
    message: "The rate limit is reached. This was not sent. Try again in 12 seconds.",
    actions: ["wait"],
  });
});

test("a read that is held back has no effect to speak of", () => {
  const problem = throttledProblem(requestOf("records.list"), hold, now);
  expect(problem.outcome).toBe("none");
  expect(wording(problem).message).toBe("The rate limit is reached. Try again in 12 seconds.");
});
