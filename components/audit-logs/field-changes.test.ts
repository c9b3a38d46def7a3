import { describe, expect, it } from "vitest";
import { fieldChanges } from "./field-changes";

describe("fields that differ", () => {
  it.each([
    ["a value", { ttl: 1, name: "a" }, { ttl: 2, name: "a" }, [["ttl", 1, 2]]],
    [
      "one that came, and one that went",
      { a: 1 },
      { b: 2 },
      [
        ["b", undefined, 2],
        ["a", 1, undefined],
      ],
    ],
    ["null is not the same as absent", { a: null }, {}, [["a", null, undefined]]],
    [
      "inside of objects, by path",
      { s: { x: { y: 1 }, z: 1 } },
      { s: { x: { y: 2 }, z: 1 } },
      [["s.x.y", 1, 2]],
    ],
    ["an object that came", {}, { s: { x: 1 } }, [["s.x", undefined, 1]]],
    ["an object in place of a text", { s: "x" }, { s: { x: 1 } }, [["s", "x", { x: 1 }]]],
    ["an empty object that came", {}, { s: {} }, [["s", undefined, {}]]],
    ["lists as wholes", { l: [1, 2] }, { l: [1, 3] }, [["l", [1, 2], [1, 3]]]],
    ["not the order of fields", { l: [{ a: 1, b: 2 }] }, { l: [{ b: 2, a: 1 }] }, []],
    [
      "names of object methods",
      { toString: 1 },
      { constructor: 2 },
      [
        ["constructor", undefined, 2],
        ["toString", 1, undefined],
      ],
    ],
    ["everything of a side that came alone", undefined, { a: 1 }, [["a", undefined, 1]]],
  ])("%s", (_, before, after, changes) => {
    expect(fieldChanges(before, after).map((one) => [one.field, one.before, one.after])).toEqual(changes);
  });

  it("stays with what is too deep as a whole", () => {
    const nested = (levels: number, leaf: unknown): object =>
      levels === 0 ? { leaf } : { in: nested(levels - 1, leaf) };
    const [change, ...others] = fieldChanges({ ...nested(200, 1) }, { ...nested(200, 2) });
    expect(others).toEqual([]);
    expect(change?.field).toBe("in.in.in.in.in.in");
  });
});
