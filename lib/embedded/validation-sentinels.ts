/** What DNS says of a domain's ownership. */
export type DnsFinding =
  | { kind: "match" }
  | { kind: "mismatch" }
  | { kind: "missing" }
  | { kind: "no_domain" }
  | { kind: "failed"; reason: string };

const outcomes: { readonly [label: string]: DnsFinding } = {
  validates: { kind: "match" },
  mismatch: { kind: "mismatch" },
  missing: { kind: "missing" },
  unresolvable: { kind: "no_domain" },
  timeout: { kind: "failed", reason: "ETIMEOUT" },
};

/**
 * The finding that a sentinel zone stands for, without asking DNS: `validates.test`, `shop.mismatch.test` and so on
 * (`.test` is reserved by RFC 6761 and never exists). Null for every other zone.
 */
export function sentinelFinding(zone: string): DnsFinding | null {
  const [top, label] = zone.split(".").reverse();
  return top === "test" && label !== undefined ? (outcomes[label] ?? null) : null;
}
