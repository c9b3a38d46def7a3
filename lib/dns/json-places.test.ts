import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonFault, jsonItemPlaces, jsonValueAt } from "./json-places";

const itemsOf = (text: string) =>
  [...jsonItemPlaces(text, "records")].map(({ line, column }) => `${line}:${column}`);

describe("items", () => {
  test.each([
    ["[]", []],
    ['[1, {"a": [2, 3]}, "x,y"]', ["1:2", "1:5", "1:20"]],
    ['[\n  {"a": 1},\r\n  {"a": [\n{}]}\n]', ["2:3", "3:3"]],
    ['{"total": [9],\n"records": [\n{},\n{}\n], "more": [1]}', ["3:1", "4:1"]],
    ["\ufeff[\n1]", ["2:1"]],
    ['{"x": {"records": [1]}, "records": [2]}', ["1:37"]],
  ])("of %j", (text, places) => {
    expect(itemsOf(text)).toEqual(places);
  });

  test("are as many as there are, each where it begins", () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.constantFrom(undefined, 1, "\t"),
        fc.boolean(),
        (list, indent, wrap) => {
          const text = JSON.stringify(wrap ? { a: [1], records: list } : list, null, indent);
          const lines = text.split("\n");
          const starts = [...jsonItemPlaces(text, "records")].map(({ line, column }) =>
            lines[line - 1]?.slice(column - 1, column),
          );
          expect(starts).toEqual(list.map((one) => JSON.stringify(one).slice(0, 1)));
        },
      ),
    );
  });
});

describe("a fault", () => {
  test.each([
    ['[\n  {"name": "a",\n  oops}\n]', 3, 3],
    ["[1,\n]", 2, 1],
    ['{"a" 1}', 1, 6],
    ['{"a": 1,}', 1, 9],
    ["[1 2]", 1, 4],
    ['["a\nb"]', 1, 2],
    ["[1]\n\n]", 3, 1],
    ["[1", 1, 3],
    ["", 1, 1],
    ["[01]", 1, 3],
    ["{]", 1, 2],
  ])("in %j", (text, line, column) => {
    expect(jsonFault(text)).toEqual({ line, column });
  });

  test("is where the platform's parser finds one, and nowhere else", () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "]", "{", '"', "x", " ", "0"))
      .map(
        ([text, at, put]) =>
          text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        let right = true;
        try {
          JSON.parse(text);
        } catch {
          right = false;
        }
        expect(jsonFault(text) === null).toBe(right);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['[{\n  "a": [1,2],\n "b": {}\n}, 3]', 1, 99, '{"a": [1, 2], "b": {}}'],
  ["[ 1, 2]", 1, 99, "1"],
  ['["abcdef"]', 1, 4, '"abc…'],
  ['[{"a": x', 1, 99, '{"a": '],
])("the value in %j from %j on", (text, offset, longest, value) => {
  expect(jsonValueAt(text, offset, longest)).toBe(value);
});
