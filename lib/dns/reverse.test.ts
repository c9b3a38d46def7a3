import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted, problemsOf } from "./parsed.fixture";
import { ipOfPtrName, ptrName, reverseZoneForCidr } from "./reverse";

const ip = fc.oneof(fc.ipV4(), fc.ipV6());

describe("PTR names", () => {
  it.each([
    ["192.0.2.10", "10.2.0.192.in-addr.arpa."],
    ["2001:db8::567:89ab", "b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa."],
  ])("of %s", (address, name) => {
    expect(accepted(ptrName(address))).toBe(name);
    expect(ipOfPtrName(name)).toBe(address);
    expect(ipOfPtrName(name.toUpperCase().slice(0, -1))).toBe(address);
  });

  it("refuses what is no address", () => {
    expect(problemsOf(ptrName("192.0.2"))).toEqual([{ message: "is not an IP address" }]);
    expect(ptrName("192.0.2.0/24").ok).toBe(false);
  });

  it.each([
    ["10.0/25.2.0.192.in-addr.arpa.", "192.0.2.10"],
    ["130.128-255.2.0.192.in-addr.arpa", "192.0.2.130"],
    ["5.5/32.2.0.192.in-addr.arpa", "192.0.2.5"],
    ["130.0/25.2.0.192.in-addr.arpa", null],
    ["10.sub.2.0.192.in-addr.arpa", null],
    ["2.0.192.in-addr.arpa", null],
    ["256.2.0.192.in-addr.arpa", null],
    ["010.2.0.192.in-addr.arpa", null],
    ["1.ip6.arpa", null],
    ["www.example.com", null],
    ["", null],
  ])("%s is %s", (name, address) => {
    expect(ipOfPtrName(name)).toBe(address);
  });

  it("go there and back", () => {
    fc.assert(
      fc.property(ip, (address) => {
        const name = accepted(ptrName(address));
        const back = ipOfPtrName(name);
        expect(ptrName(back ?? "")).toEqual({ ok: true, value: name });
      }),
    );
  });
});

describe("reverseZoneForCidr", () => {
  it.each([
    ["10.0.0.0/8", "10.in-addr.arpa", "10.0.0.0", "10.255.255.255", 16777216],
    ["172.16.0.0/16", "16.172.in-addr.arpa", "172.16.0.0", "172.16.255.255", 65536],
    ["192.0.2.0/24", "2.0.192.in-addr.arpa", "192.0.2.0", "192.0.2.255", 256],
    ["192.0.2.128/25", "128/25.2.0.192.in-addr.arpa", "192.0.2.128", "192.0.2.255", 128],
    ["192.0.2.4/30", "4/30.2.0.192.in-addr.arpa", "192.0.2.4", "192.0.2.7", 4],
    ["192.0.2.5/32", "5/32.2.0.192.in-addr.arpa", "192.0.2.5", "192.0.2.5", 1],
  ])("of %s", (cidr, zone_name, start_ip, end_ip, ip_count) => {
    expect(accepted(reverseZoneForCidr(cidr))).toEqual({
      zone_name,
      start_ip,
      end_ip,
      ip_count,
      domain_type: "reverse_ipv4",
    });
  });

  it.each([
    [
      "2001:db8::/32",
      "8.b.d.0.1.0.0.2.ip6.arpa",
      "2001:db8::",
      "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
      2 ** 96,
    ],
    ["2000::/4", "2.ip6.arpa", "2000::", "2fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 2 ** 124],
    [
      "2001:db8:0:10::/60",
      "1.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
      "2001:db8:0:10::",
      "2001:db8:0:1f:ffff:ffff:ffff:ffff",
      2 ** 68,
    ],
    [
      "2001:db8::10/124",
      "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
      "2001:db8::10",
      "2001:db8::1f",
      16,
    ],
  ])("of %s", (cidr, zone_name, start_ip, end_ip, ip_count) => {
    expect(accepted(reverseZoneForCidr(` ${cidr} `))).toEqual({
      zone_name,
      start_ip,
      end_ip,
      ip_count,
      domain_type: "reverse_ipv6",
    });
  });

  it.each([
    ["10.0.0.0/9", "cannot be one zone: IPv4 reverse zones are /8, /16, /24, or /25 to /32, not /9"],
    ["0.0.0.0/0", "cannot be one zone: IPv4 reverse zones are /8, /16, /24, or /25 to /32, not /0"],
    ["10.0.0.0/33", "has a prefix length over 32"],
    ["192.0.2.5/24", "has bits set beyond its prefix; the network is 192.0.2.0/24"],
    [
      "2001:db8::/33",
      "cannot be one zone: IPv6 reverse zones are every fourth prefix from /4 to /124, not /33",
    ],
    [
      "2001:db8::/128",
      "cannot be one zone: IPv6 reverse zones are every fourth prefix from /4 to /124, not /128",
    ],
    ["::/0", "cannot be one zone: IPv6 reverse zones are every fourth prefix from /4 to /124, not /0"],
    ["2001:db8::/132", "has a prefix length over 128"],
    ["2001:db8::1/32", "has bits set beyond its prefix; the network is 2001:db8::/32"],
    ["192.0.2.0", "is not a network such as 192.0.2.0/24 or 2001:db8::/32"],
    ["192.0.2/24", "is not a network such as 192.0.2.0/24 or 2001:db8::/32"],
    ["192.0.2.0/", "is not a network such as 192.0.2.0/24 or 2001:db8::/32"],
    ["192.0.2.0/2x", "is not a network such as 192.0.2.0/24 or 2001:db8::/32"],
    ["", "is not a network such as 192.0.2.0/24 or 2001:db8::/32"],
  ])("refuses %s", (cidr, message) => {
    expect(problemsOf(reverseZoneForCidr(cidr))).toEqual([{ message }]);
  });

  it("covers the PTR names of its first and last address", () => {
    fc.assert(
      fc.property(ip, fc.integer({ min: 0, max: 128 }), (address, prefix) => {
        const zone = reverseZoneForCidr(`${address}/${prefix}`);
        if (!zone.ok || zone.value.zone_name.includes("/")) return;
        expect(accepted(ptrName(zone.value.start_ip))).toContain(`.${zone.value.zone_name}.`);
        expect(accepted(ptrName(zone.value.end_ip))).toContain(`.${zone.value.zone_name}.`);
      }),
    );
  });
});
