import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const directive = (policy: string, name: string) =>
  policy.split("; ").find((part) => part.startsWith(`${name} `)) ?? "";

describe("contentSecurityPolicy", () => {
  const policy = contentSecurityPolicy("bm9uY2U=", false);

  test("allows scripts and style elements by nonce or hash only", () => {
    expect(directive(policy, "script-src")).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(directive(policy, "style-src")).not.toContain("unsafe");
    expect(policy).not.toContain("unsafe-eval");
  });

  test.each(["object-src", "base-uri", "frame-ancestors"])("allows no %s", (name) => {
    expect(directive(policy, name)).toBe(`${name} 'none'`);
  });

  test("allows the style element of the installed sonner, whole and still empty", () => {
    const file = fileURLToPath(new URL("../../node_modules/sonner/dist/index.mjs", import.meta.url));
    const literal = /^__insertCSS\((".*")\);$/m.exec(readFileSync(file, "utf8"))?.[1] ?? "null";
    const css: unknown = JSON.parse(literal);
    for (const text of ["", String(css)]) {
      const hash = createHash("sha256").update(text).digest("base64");
      expect(directive(policy, "style-src")).toContain(`'sha256-${hash}'`);
    }
  });

  test("lets Next's development server work", () => {
    const development = contentSecurityPolicy("bm9uY2U=", true);
    expect(directive(development, "script-src")).toContain("'unsafe-eval'");
    expect(directive(development, "connect-src")).toContain("ws:");
  });
});
