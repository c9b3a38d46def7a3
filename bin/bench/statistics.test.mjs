import { expect, it } from "vitest";
import { quantile, summary } from "./statistics.mjs";

it("takes the middle of an odd and of an even number of samples, by value", () => {
  expect(summary([100, 9, 20])).toEqual({ median: 20, least: 9, most: 100 });
  expect(summary([4, 1, 3, 2])).toEqual({ median: 2.5, least: 1, most: 4 });
  expect(summary([7])).toEqual({ median: 7, least: 7, most: 7 });
});

it("finds the sample that a share does not exceed", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(quantile(hundred, 0.95)).toBe(95);
  expect(quantile(hundred, 0.5)).toBe(50);
  expect(quantile([3], 0.95)).toBe(3);
  expect(() => quantile([], 0.5)).toThrow("No samples");
});
