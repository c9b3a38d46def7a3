import { describe, expect, test } from "vitest";
import { type Replacement, replaceInValue } from "./replace-value";

const plain: Omit<Replacement, "find" | "with"> = { what: "text", types: [], matchCase: false, whole: false };

function replaced(type: string, value: string, find: string, other: string, more: Partial<Replacement> = {}) {
  const result = replaceInValue({ type, value }, { ...plain, find, with: other, ...more }, "example.com");
  if (result.kind === "changed") return result.content;
  return result.kind === "none" ? null : `${result.text}: ${result.reason}`;
}

describe("text", () => {
  test.each<[string, string, string, string, string | null]>([
    ["A", "192.0.2.1", "192.0.2.", "198.51.100.", "198.51.100.1"],
    ["A", "192.0.2.1", "203.0", "198.51", null],
    ["MX", "10 mail.old.example.", "OLD.example", "new.example", "10 mail.new.example."],
    ["CNAME", "www.old.example.", "old.example.", "new.example.", "www.new.example."],
    [
      "TXT",
      '"v=spf1 include:old.example -all"',
      "old.example",
      "new.example",
      '"v=spf1 include:new.example -all"',
    ],
    ["TXT", '"a (b) $1"', "(b)", "$&", '"a $& $1"'],
    ["MX", "10 mail.example.net.", "10 mail", "20 mx", "20 mx.example.net."],
    ["CNAME", "xn--mnchen-3ya.example.", "münchen", "köln", "xn--kln-sna.example."],
  ])("%s %s: %s → %s", (type, value, find, other, result) => {
    expect(replaced(type, value, find, other)).toBe(result);
  });

  test("what comes out wrong is told with its reason", () => {
    expect(replaced("A", "192.0.2.1", ".1", ".300")).toBe("192.0.2.300: Address is not an IPv4 address");
    expect(replaced("MX", "10 a.example.", "10", "x")).toMatch(/^x a\.example\.: Priority is not a number/);
  });

  test("case counts when asked for, and a whole field is one without its dot", () => {
    expect(replaced("TXT", '"Key=A"', "key", "k", { matchCase: true })).toBeNull();
    expect(replaced("TXT", '"Key=A"', "Key", "k", { matchCase: true })).toBe('"k=A"');
    expect(replaced("MX", "10 mail.example.net.", "example.net", "x.", { whole: true })).toBeNull();
    expect(
      replaced("MX", "10 mail.example.net.", "Mail.example.net", "mx.example.net", { whole: true }),
    ).toBe("10 mx.example.net.");
    expect(replaced("A", "192.0.2.1", "192.0.2.1", "192.0.2.9", { whole: true })).toBe("192.0.2.9");
  });

  test("nothing is found by nothing", () => {
    expect(replaced("A", "192.0.2.1", "", "x")).toBeNull();
  });
});

describe("an address", () => {
  const address = { what: "address" } as const;
  test.each<[string, string, string, string, string | null]>([
    ["A", "192.0.2.1", "192.0.2.1", "192.0.2.9", "192.0.2.9"],
    ["A", "192.0.2.10", "192.0.2.1", "192.0.2.9", null],
    ["AAAA", "2001:db8::1", "2001:0DB8:0::1", "2001:db8::2", "2001:db8::2"],
    [
      "TXT",
      '"v=spf1 ip4:192.0.2.1 ip4:192.0.2.10 -all"',
      "192.0.2.1",
      "192.0.2.9",
      '"v=spf1 ip4:192.0.2.9 ip4:192.0.2.10 -all"',
    ],
    ["TXT", '"v=spf1 +ip6:2001:db8::1 -all"', "2001:db8::1", "192.0.2.9", '"v=spf1 +ip4:192.0.2.9 -all"'],
    ["TXT", '"at 4:192.0.2.1 or 4::1"', "4::1", "4::2", '"at 4:192.0.2.1 or 4::2"'],
    ["TXT", '"v=spf1 ip4:192.0.2.0/24 -all"', "192.0.2.0", "192.0.2.9", null],
    ["CNAME", "192.0.2.1.example.", "192.0.2.1", "192.0.2.9", null],
  ])("%s %s: %s → %s", (type, value, find, other, result) => {
    expect(replaced(type, value, find, other, address)).toBe(result);
  });

  test("of the other family does not fit", () => {
    expect(replaced("A", "192.0.2.1", "192.0.2.1", "2001:db8::1", address)).toMatch(
      /^2001:db8::1: .*is not an IPv4 address/,
    );
  });
});
