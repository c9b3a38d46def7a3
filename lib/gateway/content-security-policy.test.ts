import { describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const directive = (policy: string, name: string) =>
  policy.split("; ").find((part) => part.startsWith(`${name} `)) ?? "";

describe("contentSecurityPolicy", () => {
  const policy = contentSecurityPolicy("bm9uY2U=", false);

  test("allows scripts and style elements by nonce only", () => {
    expect(directive(policy, "script-src")).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(directive(policy, "style-src")).not.toContain("unsafe");
    expect(policy).not.toContain("unsafe-eval");
  });

  test.each(["object-src", "base-uri", "frame-ancestors"])("allows no %s", (name) => {
    expect(directive(policy, name)).toBe(`${name} 'none'`);
  });

  test("lets Next's development server work", () => {
    const development = contentSecurityPolicy("bm9uY2U=", true);
    expect(directive(development, "script-src")).toContain("'unsafe-eval'");
    expect(directive(development, "connect-src")).toContain("ws:");
  });
});
