import { parseIpv4, parseIpv6, printIpv6 } from "./ip";
import { type Parsed, parsed, refused } from "./parsed";

/** A reverse zone and the network it covers, in the API's words; `zone_name` without trailing dot. */
export type ReverseZone = {
  zone_name: string;
  start_ip: string;
  end_ip: string;
  /** How many addresses it covers: a power of two, exact also beyond 2^53. */
  ip_count: number;
  domain_type: "reverse_ipv4" | "reverse_ipv6";
};

const ipv4Suffix = "in-addr.arpa";
const ipv6Suffix = "ip6.arpa";

/** The name that holds an address's PTR record (RFC 1035 §3.5, RFC 3596 §2.5), with trailing dot. */
export function ptrName(ip: string): Parsed<string> {
  const octets = parseIpv4(ip);
  if (octets) return parsed(`${octets.reverse().join(".")}.${ipv4Suffix}.`);
  const groups = parseIpv6(ip);
  return groups
    ? parsed(`${nibbles(groups).reverse().join(".")}.${ipv6Suffix}.`)
    : refused("is not an IP address");
}

/**
 * The address whose PTR record the name holds, canonical, or null. Reads the names of classless zones as well:
 * `10.0/25.2.0.192.in-addr.arpa` and `10.0-127.2.0.192.in-addr.arpa` (RFC 2317) are 192.0.2.10.
 */
export function ipOfPtrName(name: string): string | null {
  const text = name.toLowerCase().replace(/\.$/, "");
  if (text.endsWith(`.${ipv6Suffix}`)) {
    const digits = text
      .slice(0, -ipv6Suffix.length - 1)
      .split(".")
      .reverse();
    if (digits.length !== 32 || !digits.every((digit) => /^[0-9a-f]$/.test(digit))) return null;
    const groups = digits.join("").match(/.{4}/g) ?? [];
    return printIpv6(groups.map((group) => Number.parseInt(group, 16)));
  }
  if (!text.endsWith(`.${ipv4Suffix}`)) return null;
  const parts = text.slice(0, -ipv4Suffix.length - 1).split(".");
  if (parts.length === 5) {
    const [range] = parts.splice(1, 1);
    if (!inClasslessRange(Number(parts[0]), range ?? "")) return null;
  }
  return parseIpv4(parts.reverse().join("."))?.join(".") ?? null;
}

/**
 * The reverse zone of a network. IPv4 /8, /16, /24 and the classless /25 to /32 (RFC 2317); IPv6 every fourth
 * prefix length from /4 to /124, where a zone can be cut. Anything else is refused with the reason.
 */
export function reverseZoneForCidr(cidr: string): Parsed<ReverseZone> {
  const [, address = "", length = ""] = /^([^/]*)\/([0-9]{1,3})$/.exec(cidr.trim()) ?? [];
  const prefix = Number(length);
  const octets = parseIpv4(address);
  const groups = parseIpv6(address);
  if (length === "" || (octets === null && groups === null)) {
    return refused("is not a network such as 192.0.2.0/24 or 2001:db8::/32");
  }
  return octets ? ipv4Zone(octets, prefix) : ipv6Zone(groups ?? [], prefix);
}

function ipv4Zone(octets: number[], prefix: number): Parsed<ReverseZone> {
  if (prefix > 32) return refused("has a prefix length over 32");
  if (prefix < 24 && prefix !== 8 && prefix !== 16) {
    return refused(`cannot be one zone: IPv4 reverse zones are /8, /16, /24, or /25 to /32, not /${prefix}`);
  }
  const { first, last } = range(octets, 8, prefix);
  if (first.join() !== octets.join()) return refused(hostBits(`${first.join(".")}/${prefix}`));
  const labels = first.slice(0, Math.min(Math.floor(prefix / 8), 3)).reverse();
  const classless = prefix > 24 ? [`${first[3]}/${prefix}`] : [];
  return parsed({
    zone_name: [...classless, ...labels, ipv4Suffix].join("."),
    start_ip: first.join("."),
    end_ip: last.join("."),
    ip_count: 2 ** (32 - prefix),
    domain_type: "reverse_ipv4",
  });
}

function ipv6Zone(groups: number[], prefix: number): Parsed<ReverseZone> {
  if (prefix > 128) return refused("has a prefix length over 128");
  if (prefix % 4 !== 0 || prefix < 4 || prefix > 124) {
    return refused(
      `cannot be one zone: IPv6 reverse zones are every fourth prefix from /4 to /124, not /${prefix}`,
    );
  }
  const { first, last } = range(groups, 16, prefix);
  if (first.join() !== groups.join()) return refused(hostBits(`${printIpv6(first)}/${prefix}`));
  return parsed({
    zone_name: [
      ...nibbles(first)
        .slice(0, prefix / 4)
        .reverse(),
      ipv6Suffix,
    ].join("."),
    start_ip: printIpv6(first),
    end_ip: printIpv6(last),
    ip_count: 2 ** (128 - prefix),
    domain_type: "reverse_ipv6",
  });
}

function hostBits(network: string): string {
  return `has bits set beyond its prefix; the network is ${network}`;
}

/** The first and last address of a network, both in parts of `size` bits. */
function range(parts: readonly number[], size: number, prefix: number): { first: number[]; last: number[] } {
  const host = parts.map((_, index) => 2 ** Math.min(Math.max((index + 1) * size - prefix, 0), size) - 1);
  const first = parts.map((part, index) => part - (part & (host[index] ?? 0)));
  return { first, last: first.map((part, index) => part + (host[index] ?? 0)) };
}

function inClasslessRange(octet: number, label: string): boolean {
  const found = /^([0-9]{1,3})([/-])([0-9]{1,3})$/.exec(label);
  if (!found) return false;
  const first = Number(found[1]);
  const last = found[2] === "-" ? Number(found[3]) : first + 2 ** (32 - Number(found[3])) - 1;
  return octet >= first && octet <= last && last <= 255;
}

function nibbles(groups: readonly number[]): string[] {
  return groups.flatMap((group) => Array.from(group.toString(16).padStart(4, "0")));
}
