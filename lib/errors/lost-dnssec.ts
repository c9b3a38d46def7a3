import type { EndpointOutput } from "@/lib/contract/endpoints";
import { isOlder, isSince } from "./evidence-time";
import type { Evidence, LostWrite, State } from "./lost-reply";

type DnssecWrite = LostWrite<
  "dnssec.enable" | "dnssec.disable" | "dnssec.rotateKsk" | "dnssec.rotateZsk" | "dnssec.confirmDsPublished"
>;
type Dnssec = EndpointOutput<"dnssec.get">;
type Key = NonNullable<Dnssec["ksk"]>[number];

/** ECDSA P-256, which is enabled when no algorithm is asked for (API page DNSSEC). */
const usualAlgorithm = 13;

/** What a zone's DNSSEC says of a write to it. */
export function dnssecState(write: DnssecWrite, evidence: Evidence): State {
  const { dnssec: now } = evidence;
  if (!now) return "unread";
  switch (write.name) {
    case "dnssec.enable":
      return now.enabled
        ? enabledState(now, write.input.body.algorithm ?? usualAlgorithm, evidence)
        : "absent";
    case "dnssec.disable":
      return now.enabled ? "absent" : "there";
    case "dnssec.rotateKsk":
      return now.enabled ? rotatedState(now.ksk, evidence.before?.dnssec?.ksk, evidence) : "unclear";
    case "dnssec.rotateZsk":
      return now.enabled ? rotatedState(now.zsk, evidence.before?.dnssec?.zsk, evidence) : "unclear";
    case "dnssec.confirmDsPublished":
      return confirmedState(now);
  }
}

/** The youngest of a kind of keys. */
export function youngest(keys: readonly Key[] | null | undefined): Key | undefined {
  const time = ({ created_at }: Key) => Date.parse(created_at ?? "") || 0;
  return keys?.toSorted((a, b) => time(b) - time(a))[0];
}

function enabledState(now: Dnssec, wanted: number, evidence: Evidence): State {
  const key = youngest(now.ksk);
  const before = evidence.before?.dnssec;
  if (isOlder(key?.created_at, evidence) || before?.ksk?.some((each) => key && sameKey(each, key))) {
    return "there-before";
  }
  if (before?.enabled !== false && !isSince(key?.created_at, evidence)) return "unclear";
  return (now.algorithm ?? key?.algorithm) === wanted ? "there" : "unclear";
}

function rotatedState(
  keys: readonly Key[] | null | undefined,
  before: readonly Key[] | null | undefined,
  evidence: Evidence,
): State {
  if (!keys || keys.length === 0) return "unclear";
  const old = (key: Key) => before?.some((each) => sameKey(each, key)) || isOlder(key.created_at, evidence);
  if (keys.every(old)) return "absent";
  return keys.some((key) => !old(key) && (before || isSince(key.created_at, evidence))) ? "there" : "unclear";
}

function confirmedState({ status }: Dnssec): State {
  // While a ZSK is rotated, the status is not that of a KSK that waits.
  if (status === "active" || status === "rotating_zsk") return "there";
  return status === "pending_ds" || status === "rotating_ksk" ? "absent" : "unclear";
}

function sameKey(a: Key, b: Key): boolean {
  return a.key_tag === b.key_tag && a.public_key === b.public_key;
}
