import { expect, test } from "vitest";
import { sourceLines } from "./source-lines";

test("lines by number, whatever ends them", () => {
  const lines = sourceLines("\ufeffone\r\n\ntwo  \rthree", "bind");
  expect([lines.count, lines.unit]).toEqual([4, "line"]);
  expect([1, 2, 3, 4, 5].map((line) => lines.at(line, 2))).toEqual(["one", "", "two", "three", ""]);
  expect(sourceLines("a\n", "csv").count).toBe(1);
  expect(sourceLines("", "bind").count).toBe(0);
  expect(sourceLines(`${"x".repeat(1_000)}\ny`, "bind").at(1, 1)).toHaveLength(400);
});

test("of JSON the item that begins there, or the line where none does", () => {
  const lines = sourceLines('[\n  {"name": "a",\n   "type": 1},\n  oops]', "json");
  expect([lines.count, lines.unit]).toEqual([4, "line"]);
  expect(lines.at(2, 3)).toBe('{"name": "a", "type": 1}');
  expect(lines.at(4, 3)).toBe("  oops]");
  const items = sourceLines('[{"a":1},{"b":2}]\n', "json");
  expect([items.count, items.unit]).toEqual([1, "item"]);
  expect(items.at(2, 10)).toBe('{"b": 2}');
});
