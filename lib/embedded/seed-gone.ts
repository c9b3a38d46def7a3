import type { SeedRandom } from "./seed-random";
import type { SeededRecord } from "./seed-zone";

type Gone = Pick<SeededRecord, "name" | "type" | "content" | "ttl">;

/** Hosts that come and go. */
const labels = [
  "staging",
  "beta",
  "blog",
  "jenkins",
  "ftp",
  "webmail",
  "old-shop",
  "promo-spring",
  "promo-winter",
  "wiki",
  "vpn2",
  "demo",
  "test-lb",
  "autodiscover",
] as const;

/**
 * A record that a zone of today's records may well have had and has no more: a host that is gone, a second address of
 * one that stayed, or the address that stood where an alias does now, which then cannot come back.
 */
export function goneRecord(
  zone: string,
  records: readonly SeededRecord[],
  random: SeedRandom,
): Gone | undefined {
  const gone = zone.endsWith(".arpa") ? goneHost(zone, records, random) : goneName(zone, records, random);
  if (!gone || records.some(({ name, type, content }) => same(gone, { name, type, content })))
    return undefined;
  return gone;
}

const same = (one: Omit<Gone, "ttl">, other: Omit<Gone, "ttl">) =>
  one.name === other.name && one.type === other.type && one.content === other.content;

function goneName(zone: string, records: readonly SeededRecord[], random: SeedRandom): Gone {
  const address = `198.51.100.${1 + random.below(250)}`;
  const dice = random.below(10);
  const names = (wanted: string) =>
    records.filter(({ type, disabled }) => type === wanted && disabled === 0).map(({ name }) => name);
  const [host, ...hosts] = names("A");
  const [alias, ...aliases] = names("CNAME");
  if (dice < 2 && host) return { name: random.pick([host, ...hosts]), type: "A", content: address, ttl: 300 };
  if (dice === 2 && alias) {
    return { name: random.pick([alias, ...aliases]), type: "A", content: address, ttl: null };
  }
  const name = `${random.pick(labels)}.${zone}`;
  if (dice === 3)
    return { name: `_acme-challenge.${zone}`, type: "TXT", content: `"${random.hex(43)}"`, ttl: 60 };
  return { name, type: "A", content: address, ttl: dice < 7 ? null : 300 };
}

/** In a zone of IPv4 or IPv6 addresses: a host beyond those that it has now. */
function goneHost(zone: string, records: readonly SeededRecord[], random: SeedRandom): Gone | undefined {
  if (zone.endsWith("ip6.arpa")) return undefined;
  const used = new Set(records.map(({ name }) => name));
  const number = zone.includes("/") ? 100 + random.below(27) : 130 + random.below(120);
  const name = `${number}.${zone}`;
  return used.has(name)
    ? undefined
    : { name, type: "PTR", content: `host-${number}.northwind.example.`, ttl: null };
}
