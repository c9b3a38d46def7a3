import { expect, test } from "vitest";
import { indexOfRow, rowPlace } from "./row-place";

test.each([
  ["ArrowDown", 3, 4],
  ["ArrowDown", 9, 9],
  ["ArrowUp", 0, 0],
  ["PageDown", 3, 8],
  ["PageDown", 8, 9],
  ["PageUp", 3, 0],
  ["Home", 7, 0],
  ["End", 2, 9],
  ["a", 2, undefined],
  ["toString", 2, undefined],
])("%s leads from row %i to %s", (key, at, to) => {
  expect(rowPlace(key, at, 10, 5)).toBe(to);
});

test("there is nowhere to go in an empty list", () => {
  expect(rowPlace("Home", 0, 0, 5)).toBeUndefined();
});

test("a row is found where it was, and where it went", () => {
  const rows = ["a", "b", "c"];
  const rowId = (row: string) => row;
  expect(indexOfRow(rows, rowId, "b", 1)).toBe(1);
  expect(indexOfRow(rows, rowId, "b", 2)).toBe(1);
  expect(indexOfRow(rows, rowId, "x", 1)).toBe(-1);
  expect(indexOfRow(rows, rowId, undefined, 1)).toBe(-1);
});
