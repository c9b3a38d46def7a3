/** A record as the rules of zone health look at it. */
export interface HealthRow {
  id: string;
  /** Absolute and canonical, with its trailing dot. */
  fqdn: string;
  type: string;
  /** Its content, canonical. */
  value: string;
  /** Seconds; null: the zone's default. */
  ttl: number | null;
  disabled: boolean;
}

/** A zone as its records show it. */
export interface HealthZone<R extends HealthRow = HealthRow> {
  /** Its trailing dot optional. */
  name: string;
  /** Seconds; null where it is not known. */
  defaultTtl: number | null;
  /** By absolute name. */
  byName: Pick<ReadonlyMap<string, readonly R[]>, "get" | "has">;
}

/** Something to know of records, first of all of the first; never in the way of anything. */
export interface Finding<R> {
  rule: HealthRule;
  message: string;
  records: readonly R[];
}

/** Each rule, in the order in which they are told, by what it finds and where that is written down. */
export const healthRules = {
  target_missing: { title: "Points at a name that is missing here", source: "RFC 1912 §2.4" },
  target_own: { title: "Points at itself", source: "RFC 1912 §2.4" },
  target_alias: { title: "Points at a CNAME", source: "RFC 2181 §10.3" },
  target_without_address: { title: "Points at a name without an address", source: "RFC 1123 §6.1.3" },
  glue_missing: { title: "Delegation without glue", source: "RFC 9471 §3" },
  occluded: { title: "Below a delegation, and so never answered", source: "RFC 1034 §4.2.1" },
  spf_twice: { title: "Two SPF records at one name", source: "RFC 7208 §3.2" },
  spf_lookups: { title: "SPF takes too many look-ups", source: "RFC 7208 §4.6.4" },
  dmarc_missing: { title: "Mail without DMARC", source: "RFC 7489 §6.6.3" },
  ttl_differs: { title: "TTLs differ within a name and type", source: "RFC 2181 §5.2" },
  ttl_short: { title: "Very short TTL", source: "RFC 1912 §2.2" },
  ttl_long: { title: "Very long TTL", source: "RFC 8767 §4" },
  address_shared: { title: "One address at several names", source: "RFC 1912 §2.1" },
} as const;

export type HealthRule = keyof typeof healthRules;

/** Where a rule is written down, at the RFC Editor. */
export function sourceUrl(rule: HealthRule): string {
  const [, rfc, section] = /^RFC (\d+) §([\d.]+)$/.exec(healthRules[rule].source) ?? [];
  return `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`;
}

/** A name for people: without its trailing dot. */
export function shortName(fqdn: string): string {
  return fqdn === "." ? fqdn : fqdn.replace(/\.$/, "");
}
