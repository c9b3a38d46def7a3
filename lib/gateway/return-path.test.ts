import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { returnPath } from "./return-path";

const home = "/domains";

describe("returnPath", () => {
  test.each([
    "/domains",
    "/domains/d_1/records?type=A#row",
    "/audit-logs?action=record.update&page=2",
    "/a%2Fb",
  ])("keeps %s", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  test.each([
    null,
    undefined,
    "",
    "domains",
    "//evil.test",
    "///evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "/.//evil.test",
    "/x/..//evil.test",
    "/%2e//evil.test",
    "https://evil.test",
    "https:/evil.test",
    "javascript:alert(1)",
    "/\t/evil.test",
    "/\n/evil.test",
    " /domains",
    "/domains\r\nset-cookie: a=b",
    "/api/session/sign-out",
    "/x/../api/session/scaikey",
    "/sign-in?return_to=/sign-in",
    "/scaikey",
    `/${"a".repeat(3000)}`,
  ])("replaces %j", (path) => {
    expect(returnPath(path)).toBe(home);
  });

  test("whatever comes in, a browser stays on our origin", () => {
    const nasty = fc.array(
      fc.constantFrom(
        "/",
        "\\",
        ".",
        "..",
        ":",
        "@",
        "?",
        "#",
        "%2f",
        "%5c",
        "%2e",
        "\t",
        "\n",
        "evil.test",
        "https:",
        "a",
      ),
      { maxLength: 8 },
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      nasty.map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (value, slash) => {
        const path = returnPath(slash ? `/${value}` : value);
        const landed = new URL(path, "https://console.test/sign-in");
        expect(landed.origin).toBe("https://console.test");
        expect(path).toMatch(/^\/[^/\\]|^\/$/);
        expect(returnPath(path)).toBe(path);
      }),
      { numRuns: 1000 },
    );
  });
});
