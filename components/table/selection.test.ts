import { expect, test } from "vitest";
import { allToggled, toggled } from "./selection";

const ids = ["a", "b", "c", "d"];

test("one row is turned over", () => {
  expect([...toggled(new Set(["a"]), "b")]).toEqual(["a", "b"]);
  expect([...toggled(new Set(["a", "b"]), "b")]).toEqual(["a"]);
});

test("a range takes the state of the row that was chosen last", () => {
  expect([...toggled(new Set(["b"]), "d", ["b", "c", "d"])]).toEqual(["b", "c", "d"]);
  expect([...toggled(new Set(["a", "b", "c"]), "a", ["a", "b", "c"])]).toEqual([]);
});

test("all or none of these rows, others untouched", () => {
  expect([...allToggled(new Set(["x"]), ids)]).toEqual(["x", "a", "b", "c", "d"]);
  expect([...allToggled(new Set(["x", ...ids]), ids)]).toEqual(["x"]);
  expect([...allToggled(new Set(["b"]), ids)].sort()).toEqual(ids);
});
