import { expect, test } from "vitest";
import { canonicalText } from "./text-content";

test.each([
  ['1  .\talpn="h2,h3"   port=53', '1 . alpn="h2,h3" port=53'],
  ['A "\\"quoted\\"  ; text" (\n x\n)', 'A "\\"quoted\\"  ; text" x'],
  ['""', '""'],
])("%j is %j, and that is itself", (text, canonical) => {
  expect(canonicalText(text)).toEqual({ ok: true, value: canonical });
  expect(canonicalText(canonical)).toEqual({ ok: true, value: canonical });
});

test.each([
  ["", "is missing"],
  ['a "b', "has an opening quote without a closing one"],
])("%j is none", (text, message) => {
  expect(canonicalText(text)).toMatchObject({ ok: false, problems: [{ message }] });
});
