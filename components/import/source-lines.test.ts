import { expect, test } from "vitest";
import { sourceLines } from "./source-lines";

test("lines by number, whatever ends them", () => {
  const lines = sourceLines("\ufeffone\r\n\ntwo  \rthree");
  expect(lines.count).toBe(4);
  expect([1, 2, 3, 4, 5].map(lines.at)).toEqual(["one", "", "two", "three", ""]);
  expect(sourceLines("a\n").count).toBe(1);
  expect(sourceLines("").count).toBe(0);
  expect(sourceLines(`${"x".repeat(1_000)}\ny`).at(1)).toHaveLength(400);
});
