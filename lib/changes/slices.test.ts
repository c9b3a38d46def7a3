import { expect, test } from "vitest";
import { finish, inSlices, type Steps, sortSteps } from "./slices";

let clock = 0;

function* counting(steps: number): Steps<number> {
  for (let at = 0; at < steps; at++) {
    clock += 3;
    yield;
  }
  return steps;
}

test("rests whenever the budget is used up", async () => {
  clock = 0;
  const rests: number[] = [];
  const rest = async () => {
    rests.push(clock);
    clock += 100;
  };
  expect(await inSlices(counting(8), rest, { budgetMs: 10, now: () => clock })).toBe(8);
  expect(rests).toEqual([12, 124]);
});

test("a rest that rejects ends the work", async () => {
  const rest = () => Promise.reject(new Error("cancelled"));
  await expect(inSlices(counting(100), rest, { now: () => clock })).rejects.toThrow("cancelled");
});

test("all at once", () => {
  expect(finish(counting(5))).toBe(5);
});

test.each([0, 1, 499, 500, 501, 1_500, 7_777])("sorts %d, and keeps the order of what is equal", (count) => {
  const list = Array.from({ length: count }, (_, at) => ({ key: (at * 7_919) % 97, at }));
  const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
  expect(finish(sortSteps(list, compare))).toEqual(list.toSorted(compare));
});
