import { expect, test } from "vitest";
import { visibleText } from "./visible-text";

const escaped = (code: number) => `\\u${code.toString(16).padStart(4, "0")}`;
const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

test.each([
  ...between(0x00, 0x08),
  ...between(0x0b, 0x1f),
  ...between(0x7f, 0x9f),
  ...between(0x200b, 0x200f),
  ...between(0x2028, 0x202e),
  ...between(0x2066, 0x2069),
  0xfeff,
])("U+%d between letters is shown, not obeyed", (code) => {
  expect(visibleText(`a${String.fromCharCode(code)}b`)).toBe(`a${escaped(code)}b`);
});

test("breaks, tabs, words of all languages and emoji stay as they are", () => {
  for (const text of [
    "a\nb\tc",
    "\u0645\u06cc\u200c\u062e",
    "\u0915\u094d\u200d\u0937",
    "👩\u200d💻",
    "שלום",
  ]) {
    expect(visibleText(text)).toBe(text);
  }
  expect(visibleText("a\r\nb")).toBe("a\nb");
});
