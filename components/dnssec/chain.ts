import type { Tone } from "@/components/ui/status-dot";
import type { SeenAtParent } from "./at-parent";
import { type Expiry, expiryOf, type KeyRole, kskRole, zskRole } from "./key-roles";
import type { Ds, Key, Signing } from "./signing";

/** One link of the chain: a DS, a key, or the word that there is none. */
export interface ChainLink {
  id: string;
  tag?: number;
  algorithm?: number;
  /** Of a DS: the digests it comes with. */
  digestTypes?: number[];
  /** ISO 8601. */
  created?: string | undefined;
  tone: Tone;
  /** In few words. */
  state: string;
  /** What to do about it. */
  advice?: string | undefined;
  /** It holds nothing up: not there, not confirmed, or of another key. */
  broken?: true;
}

export interface ChainLevel {
  id: "ds" | "ksk" | "zsk" | "zone";
  title: string;
  /** The worst of its links: how this level holds up the next. */
  tone: Tone;
  links: ChainLink[];
  /** None of its links holds up the next level. */
  broken: boolean;
}

/**
 * The chain of trust of a signed zone from its parent down, by what the API was told and, where it was looked at, what
 * is `seen` at the parent; `now` in epoch milliseconds.
 */
export function chainOf(signing: Signing, now: number, seen?: SeenAtParent): ChainLevel[] {
  const levels = [
    level("ds", "DS at the parent", dsLinks(signing, seen), seen),
    level("ksk", "Key-signing key (KSK)", keyLinks("KSK", signing, now)),
    level("zsk", "Zone-signing key (ZSK)", keyLinks("ZSK", signing, now)),
  ];
  return [...levels, level("zone", "Zone", [zoneLink(signing, levels, seen)])];
}

const gravity: readonly Tone[] = ["success", "accent", "neutral", "warning", "danger"];

/** Its state is of the links; what is `seen` stands beside them, and breaks a chain but does not mend it. */
function level(id: ChainLevel["id"], title: string, links: ChainLink[], seen?: SeenAtParent): ChainLevel {
  const { means, ...said } = seen ?? {};
  const all = seen ? [...links, { id: "seen", tone: seen.tone, state: seen.state, ...said }] : links;
  const worst = Math.max(0, ...all.map(({ tone }) => gravity.indexOf(tone)));
  const broken = links.every(({ broken }) => broken) || (means !== undefined && breaking.has(means));
  return { id, title, links: all, tone: gravity[worst] ?? "neutral", broken };
}

/** What at the parent leaves the zone without a chain. */
const breaking: ReadonlySet<SeenAtParent["means"]> = new Set<SeenAtParent["means"]>([
  "absent",
  "undelegated",
  "foreign",
]);

/** Whether both are of one key, by what a DS says of it. */
export function sameOwner(one: Ds | Key, other: Ds | Key): boolean {
  return one.key_tag === other.key_tag && one.algorithm === other.algorithm;
}

function dsLinks(signing: Signing, seen: SeenAtParent | undefined): ChainLink[] {
  const { ksk, ds_records } = signing;
  if (!ds_records?.length) {
    const advice = "The API names none. It can be made from the KSK, see DNSKEY below.";
    return [{ id: "none", tone: "neutral", state: "Not told", advice }];
  }
  const first = ds_records.filter((ds, at) => ds_records.findIndex((other) => sameOwner(ds, other)) === at);
  const links = first.map((ds): ChainLink => {
    const key = ksk?.find((each) => sameOwner(ds, each));
    return {
      id: `${ds.key_tag} ${ds.algorithm}`,
      tag: ds.key_tag,
      algorithm: ds.algorithm,
      digestTypes: ds_records.filter((other) => sameOwner(ds, other)).map(({ digest_type }) => digest_type),
      ...dsState(signing, key, seen),
    };
  });
  const bare = (ksk ?? []).filter(
    (key) => kskRole(key, signing) !== "retired" && !ds_records.some((ds) => sameOwner(ds, key)),
  );
  return [
    ...links,
    ...bare.map(
      (key): ChainLink => ({
        id: `bare ${key.key_tag}`,
        tag: key.key_tag,
        algorithm: key.algorithm,
        ...(signing.status === "rotating_ksk" && kskRole(key, signing) === "current" ? notListed : noDs),
      }),
    ),
  ];
}

/** During a rotation the API promises the new DS alone. */
const notListed = {
  tone: "neutral",
  state: "DS not told",
  advice: "Leave it at your registrar until the new one is confirmed.",
} as const;

const noDs = {
  tone: "danger",
  broken: true,
  state: "No DS for this KSK",
  advice: "Make one from the key, see DNSKEY below, or rotate the KSK.",
} as const;

type LinkState = Pick<ChainLink, "tone" | "state" | "advice" | "broken">;

function dsState(signing: Signing, key: Key | undefined, seen: SeenAtParent | undefined): LinkState {
  const { status, ksk } = signing;
  if (!key && ksk) {
    return {
      tone: "danger",
      broken: true,
      state: "Matches no KSK",
      advice: "Do not publish it; where it is published, remove it: no key of this zone fits it.",
    };
  }
  const role = key ? kskRole(key, signing) : status === "pending_ds" ? "waiting" : "untold";
  const confirmed: LinkState =
    seen && breaking.has(seen.means)
      ? { tone: "neutral", state: "Was confirmed" }
      : { tone: "success", state: "Confirmed" };
  switch (role) {
    case "waiting":
      if (seen?.means === "waited") {
        return { tone: "warning", state: "Published, not confirmed yet", advice: "Confirm it below." };
      }
      return status === "rotating_ksk"
        ? {
            tone: "warning",
            broken: true,
            state: "New, not confirmed yet",
            advice: "Publish it beside the old one, then confirm it below.",
          }
        : {
            tone: "danger",
            broken: true,
            state: "Not confirmed yet",
            advice: "Publish it at your registrar, then confirm it below.",
          };
    case "retired":
      return { tone: "warning", state: "Its KSK is retired", advice: "Remove it at your registrar." };
    case "untold":
      return status === "active" || status === "rotating_zsk"
        ? confirmed
        : { tone: "neutral", state: "Not told if confirmed" };
    default:
      return confirmed;
  }
}

const states: { [R in KeyRole]: { ksk: string; zsk: string; tone: Tone } } = {
  current: { ksk: "Signs the zone's keys", zsk: "Signs the zone's records", tone: "success" },
  waiting: { ksk: "Waits for its DS", zsk: "Waits", tone: "warning" },
  next: { ksk: "Published ahead", zsk: "Published ahead of use", tone: "accent" },
  retired: { ksk: "Retired, still published", zsk: "Retired, still published", tone: "neutral" },
  untold: { ksk: "State not told", zsk: "State not told", tone: "neutral" },
};

const ends: { [E in Expiry]?: { tone: Tone; state: string; advice: string } } = {
  expired: { tone: "danger", state: "Past its lifetime", advice: "Rotate it now." },
  days: { tone: "warning", state: "Ends within 7 days", advice: "Rotate it now, so that both keys overlap." },
  weeks: { tone: "warning", state: "Ends within 30 days", advice: "Plan its rotation." },
};

function keyLinks(type: "KSK" | "ZSK", signing: Signing, now: number): ChainLink[] {
  const keys = type === "KSK" ? signing.ksk : signing.zsk;
  if (!keys) return [{ id: "untold", tone: "neutral", state: "Not told" }];
  if (keys.length === 0) {
    return [
      {
        id: "missing",
        tone: "danger",
        broken: true,
        state: "Missing",
        advice: `A signed zone needs one: ${type === "ZSK" ? "rotate the ZSK, which makes a new one." : "disable DNSSEC, and enable it again."}`,
      },
    ];
  }
  return keys.map((key) => {
    const role = type === "KSK" ? kskRole(key, signing) : zskRole(key, signing);
    const { tone, ksk, zsk } = states[role];
    const end = role === "retired" ? undefined : ends[expiryOf(key, now) ?? "fine"];
    const retired = type === "KSK" && role === "retired" ? "Its DS can leave your registrar now." : undefined;
    return {
      id: `${key.key_tag} ${key.public_key}`,
      tag: key.key_tag,
      algorithm: key.algorithm,
      created: key.created_at ?? undefined,
      tone: end?.tone ?? tone,
      state: end?.state ?? (type === "KSK" ? ksk : zsk),
      advice: end?.advice ?? retired,
    };
  });
}

const notValidated = {
  id: "zone",
  tone: "warning",
  state: "Signed, not validated",
  advice: "Until its DS is at the parent, resolvers take it for an unsigned zone.",
} as const;

const chainBroken = { id: "zone", tone: "danger", state: "Chain broken" } as const;

function zoneLink(
  { status }: Signing,
  levels: readonly ChainLevel[],
  seen: SeenAtParent | undefined,
): ChainLink {
  const [ds, ksk, zsk] = levels;
  if (ksk?.broken || zsk?.broken) return { id: "zone", tone: "danger", state: "A key is missing" };
  switch (seen?.means) {
    case "foreign":
      return chainBroken;
    case "undelegated":
      return { id: "zone", tone: "danger", state: "Not delegated" };
    case "waited":
      return { id: "zone", tone: "warning", state: "Signed, not confirmed" };
    case "absent":
      return notValidated;
    case "unclear":
      if (status !== "pending_ds") return { id: "zone", tone: "neutral", state: "Signed" };
  }
  if (status === "pending_ds") return notValidated;
  if (ds?.broken && ds.tone === "danger") {
    return {
      ...chainBroken,
      advice: "If the parent has a DS that fits none of the keys, resolvers answer SERVFAIL.",
    };
  }
  return ds?.links.some(({ tone }) => tone === "success")
    ? { id: "zone", tone: "success", state: "Signed, chain complete" }
    : { id: "zone", tone: "neutral", state: "Signed" };
}
