import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted, problemsOf } from "./parsed.fixture";
import { formatTtl, maxTtl, parseTtl } from "./ttl";

describe("parseTtl", () => {
  it.each([
    ["0", 0],
    ["300", 300],
    ["0300", 300],
    [" 300 ", 300],
    ["5m", 300],
    ["1h30m", 5400],
    ["1h 30m", 5400],
    ["2D", 172800],
    ["1w", 604800],
    ["1W2d3H4m5S", 788645],
    ["30m1h", 5400],
    ["1h1h", 7200],
    ["2147483647", maxTtl],
  ])("reads %s", (text, seconds) => {
    expect(accepted(parseTtl(text))).toBe(seconds);
  });

  it.each([
    ["", "is missing"],
    [" ", "is missing"],
    ["1h30", "is not a time such as 300, 5m, 1h30m, 2d or 1w"],
    ["30 1h", "is not a time such as 300, 5m, 1h30m, 2d or 1w"],
    ["-1", "is not a time such as 300, 5m, 1h30m, 2d or 1w"],
    ["1.5h", "is not a time such as 300, 5m, 1h30m, 2d or 1w"],
    ["1y", "is not a time such as 300, 5m, 1h30m, 2d or 1w"],
    ["h", "is not a time such as 300, 5m, 1h30m, 2d or 1w"],
    ["1e3", "is not a time such as 300, 5m, 1h30m, 2d or 1w"],
    ["2147483648", "is more than 2147483647 seconds"],
    ["4000w", "is more than 2147483647 seconds"],
    ["9".repeat(400), "is more than 2147483647 seconds"],
  ])("refuses %j", (text, message) => {
    expect(problemsOf(parseTtl(text))).toEqual([{ message }]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789wdhms WDHMS-.") }), (text) => {
        const seconds = parseTtl(text);
        if (seconds.ok) expect(Number.isInteger(seconds.value)).toBe(true);
      }),
    );
  });
});

describe("formatTtl", () => {
  it.each([
    [0, "0s"],
    [59, "59s"],
    [3600, "1h"],
    [5400, "1h 30m"],
    [604800, "1w"],
    [2147483647, "3550w 5d 3h 14m 7s"],
  ])("%d is %s", (seconds, text) => {
    expect(formatTtl(seconds)).toBe(text);
  });

  it("is read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: maxTtl }), (seconds) => {
        expect(accepted(parseTtl(formatTtl(seconds)))).toBe(seconds);
      }),
    );
  });
});
