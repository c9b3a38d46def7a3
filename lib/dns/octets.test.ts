import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printCharacterString, printHex, readCharacterString, readHex, utf8Octets, utf8Text } from "./octets";
import { accepted } from "./parsed.fixture";

const octets = fc.array(fc.integer({ min: 0, max: 255 })).map((values) => String.fromCharCode(...values));

describe("octets", () => {
  it("survive printing and reading as a character-string", () => {
    fc.assert(
      fc.property(octets, (value) => {
        const text = printCharacterString(value);
        expect(text).toMatch(/^[\x20-\x7e]*$/);
        expect(accepted(readCharacterString(text))).toBe(value);
      }),
    );
  });

  it("survive printing and reading as hexadecimal", () => {
    fc.assert(
      fc.property(octets, (value) => {
        expect(readHex(printHex(value).toLowerCase())).toBe(value);
      }),
    );
    expect(readHex("0")).toBeNull();
    expect(readHex("0g")).toBeNull();
  });

  it("are a text's UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(utf8Text(utf8Octets(text))).toBe(text);
      }),
    );
    expect(utf8Octets("é\ufeff")).toBe("\xc3\xa9\xef\xbb\xbf");
    expect(utf8Text("\xef\xbb\xbfa")).toBe("\ufeffa");
    expect(utf8Text("\xff")).toBeNull();
    expect(utf8Octets("\ud800")).toBe("\xef\xbf\xbd");
  });

  it("read escapes as RFC 1035 §5.1 says", () => {
    expect(accepted(readCharacterString('a\\"b\\\\c\\065\\é\\200'))).toBe('a"b\\cA\xc3\xa9\xc8');
    expect(readCharacterString("a\\")).toEqual({
      ok: false,
      problems: [{ message: "ends in a backslash that escapes nothing", column: 2 }],
    });
    expect(readCharacterString("ab\\999").ok).toBe(false);
    expect(readCharacterString("\\1").ok).toBe(false);
  });
});
