import { isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIpv4, parseIpv6, printIpv6 } from "./ip";

const canonical = (text: string) => {
  const groups = parseIpv6(text);
  return groups && printIpv6(groups);
};

describe("IPv4", () => {
  it.each(["0.0.0.0", "255.255.255.255", "192.0.2.1"])("reads %s", (text) => {
    expect(parseIpv4(text)?.join(".")).toBe(text);
  });

  it.each([
    "",
    "1.2.3",
    "1.2.3.4.",
    ".1.2.3",
    "1.2.3.256",
    "01.2.3.4",
    "1.2.3.04",
    "1..2.3",
    "0x1.2.3.4",
    "1.2.3.4 ",
    "١.2.3.4",
  ])("refuses %j", (text) => {
    expect(parseIpv4(text)).toBeNull();
  });
});

describe("IPv6", () => {
  it.each([
    ["::", "::"],
    ["::1", "::1"],
    ["::12", "::12"],
    ["1::", "1::"],
    ["2001:DB8::0001", "2001:db8::1"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
    ["::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"],
    ["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
    ["::ffff:c000:201", "::ffff:192.0.2.1"],
    ["::1.2.3.4", "::1.2.3.4"],
    ["::ffff:0:1.2.3.4", "::ffff:0:102:304"],
    ["64:ff9b::192.0.2.1", "64:ff9b::c000:201"],
    ["1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"],
  ])("prints %s as %s", (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    "",
    ":",
    ":::",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1::2::3",
    "::12345",
    "::g",
    "1:",
    ":1",
    "fe80::1%eth0",
    "[::1]",
    "::1.2.3",
    "::1.2.3.4.5",
    "1.2.3.4",
    "1:2:3:4:5:6:7:1.2.3.4",
    "::01.2.3.4",
    "1.2.3.4::",
  ])("refuses %j", (text) => {
    expect(parseIpv6(text)).toBeNull();
  });

  it("prints every address so that it reads back", () => {
    const group = fc.oneof(fc.constant(0), fc.constant(0xffff), fc.integer({ min: 0, max: 0xffff }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const text = printIpv6(groups);
        expect(parseIpv6(text)).toEqual(groups);
        expect(isIPv6(text)).toBe(true);
      }),
    );
  });

  it("accepts what the platform accepts, zone ids apart", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom("0", "1", "a", "F", ":", "::", ".", "1.2.3.4", "255"),
          maxLength: 12,
        }),
        (text) => {
          expect(parseIpv6(text) !== null).toBe(isIPv6(text));
          expect(parseIpv4(text) !== null).toBe(isIPv4(text));
        },
      ),
      { numRuns: 5000 },
    );
  });
});
