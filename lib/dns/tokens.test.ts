import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted, problemsOf } from "./parsed.fixture";
import { tokenize } from "./tokens";

const spell = (text: string) =>
  accepted(tokenize(text)).map((token) => (token.quoted ? `"${token.text}"` : token.text));

describe("tokenize", () => {
  it("tells words and strings, with columns", () => {
    expect(accepted(tokenize('10  "a b" c'))).toEqual([
      { text: "10", quoted: false, column: 1 },
      { text: "a b", quoted: true, column: 5 },
      { text: "c", quoted: false, column: 11 },
    ]);
  });

  it.each([
    ["", []],
    [" \t ", []],
    ['"x""y"z', ['"x"', '"y"', "z"]],
    ['a"b"c', ["a", '"b"', "c"]],
    ['""', ['""']],
    ['"a\\"b" c\\;d e\\ f', ['"a\\"b"', "c\\;d", "e\\ f"]],
    ['"a;b(c)"', ['"a;b(c)"']],
    ["( a\n b )\n", ["a", "b"]],
    ["a(b)c", ["a", "b", "c"]],
    ["\\(a\\)", ["\\(a\\)"]],
    ["\na\r\n", ["a"]],
    ["((a)(b))", ["a", "b"]],
    ["a\\", ["a\\"]],
  ])("splits %j", (text, expected) => {
    expect(spell(text)).toEqual(expected);
  });

  it.each([
    ['a "b', "has an opening quote without a closing one", 3],
    ['"b\\"', "has an opening quote without a closing one", 1],
    ["a ; b", "has a “;” outside quotes, which starts a comment; quote it or write “\\;”", 3],
    ["v=DKIM1; k=rsa", "has a “;” outside quotes, which starts a comment; quote it or write “\\;”", 8],
    ["( a", "opens a parenthesis without closing it", 4],
    ["a )", "closes a parenthesis that was not opened", 3],
    ["a\nb", "goes on after a line break; put it in one line", 3],
    ['"a\nb"', "has a line break inside a text", 3],
    ["a\\\nb", "has a line break inside a text", 3],
  ])("refuses %j", (text, message, column) => {
    expect(problemsOf(tokenize(text))).toEqual([{ message, column }]);
  });

  it("never throws, and reads back what it found", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab \t\n"\\();é0') }), (text) => {
        const tokens = tokenize(text);
        if (!tokens.ok) return;
        for (const token of tokens.value) {
          const start = token.column - 1 + (token.quoted ? 1 : 0);
          expect(text.slice(start, start + token.text.length)).toBe(token.text);
        }
        expect(spell(spell(text).join(" "))).toEqual(spell(text));
      }),
    );
  });
});
