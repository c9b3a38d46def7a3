import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted } from "../parsed.fixture";
import { canonicalContent } from "./registry";
import { txtFromPlain, txtToPlain } from "./txt";

describe("plain text in TXT", () => {
  it.each([
    ["", '""'],
    ["v=spf1 mx -all", '"v=spf1 mx -all"'],
    ['say "hi" \\ ; é', '"say \\"hi\\" \\\\ ; \\195\\169"'],
    ["line\nbreak", '"line\\010break"'],
    ["a".repeat(256), `"${"a".repeat(255)}" "a"`],
    [`${"a".repeat(254)}é`, `"${"a".repeat(254)}\\195" "\\169"`],
  ])("%j is written as %s", (plain, content) => {
    expect(txtFromPlain(plain)).toBe(content);
    expect(txtToPlain(content)).toBe(plain);
  });

  it("is joined from all strings", () => {
    expect(txtToPlain('"a" "b" c')).toBe("abc");
    expect(txtToPlain('"\\255"')).toBeNull();
    expect(txtToPlain('"a')).toBeNull();
    expect(txtToPlain("")).toBeNull();
    expect(txtToPlain('"\\999"')).toBeNull();
  });

  it("survives being TXT content, which is canonical", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (plain) => {
        const content = txtFromPlain(plain);
        expect(txtToPlain(content)).toBe(plain);
        expect(accepted(canonicalContent("TXT", content))).toBe(content);
      }),
    );
  });
});
