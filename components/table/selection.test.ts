import { expect, test } from "vitest";
import { allToggled, toggled } from "./selection";

const ids = ["a", "b", "c", "d"];

test("one row is turned over", () => {
  expect([...toggled(new Set(["a"]), ids, 1)]).toEqual(["a", "b"]);
  expect([...toggled(new Set(["a", "b"]), ids, 1)]).toEqual(["a"]);
  expect([...toggled(new Set(["a"]), ids, 9)]).toEqual(["a"]);
});

test("a range takes the state of its last row, in both directions", () => {
  expect([...toggled(new Set(["b"]), ids, 3, 1)]).toEqual(["b", "c", "d"]);
  expect([...toggled(new Set(["a", "b", "c"]), ids, 0, 2)]).toEqual([]);
});

test("all or none of these rows, others untouched", () => {
  expect([...allToggled(new Set(["x"]), ids)]).toEqual(["x", "a", "b", "c", "d"]);
  expect([...allToggled(new Set(["x", ...ids]), ids)]).toEqual(["x"]);
});
