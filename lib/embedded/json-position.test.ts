import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonErrorPosition } from "./json-position";

it.each([
  ["", 0],
  ['{"a":}', 5],
  ['{"a": 1,}', 8],
  ["[1, 2", 5],
  ['{"a" 1}', 5],
  ["nope", 0],
  ['{"a": 01}', 7],
  ['["a\n"]', 1],
  ["[1] x", 4],
  ['{"a":1}', null],
  [" [ ] ", null],
])("%j fails at %j", (text, position) => {
  expect(jsonErrorPosition(text)).toBe(position);
});

it("agrees with JSON.parse about what is JSON", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"a"',
    "1",
    "-0.5e+3",
    "true",
    "null",
    " ",
    "\n",
    "x",
  );
  const texts = fc.oneof(
    fc.json(),
    fc.string(),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      expect(jsonErrorPosition(text) === null).toBe(valid);
    }),
    { numRuns: 2000 },
  );
});

it("survives a million brackets", () => {
  expect(jsonErrorPosition("[".repeat(1_000_000))).toBe(1_000_000);
});
