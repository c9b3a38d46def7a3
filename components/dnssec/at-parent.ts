import type { ParentDs } from "@/lib/api/parent-ds";
import type { ChainLink } from "./chain";
import { digestName } from "./dnssec-words";
import { kskRole, waitingKsk } from "./key-roles";
import type { Ds, Key, Signing } from "./signing";

/** What DNS says of the parent, as a link of the chain: seen, apart from what the API was told. */
export interface SeenAtParent extends Pick<ChainLink, "tone" | "state" | "advice"> {
  /**
   * `fits`: a DS of a KSK is there; `waited`: that of the KSK that waits for it; `absent`: none; `undelegated`: no such
   * domain; `foreign`: none that fits a KSK; `unclear`: what is there cannot be told or compared.
   */
  means: "fits" | "waited" | "absent" | "undelegated" | "foreign" | "unclear";
}

const lookedAgain = "It is looked at again every minute.";
const servfail = "resolvers that validate answer SERVFAIL for every name in the zone";

/**
 * What is to be said of the DS that the parent has, beside what the API says of the zone's signing; undefined when all
 * is as it should be with a zone that is not signed.
 */
export function seenAtParent(parent: ParentDs, signing: Signing): SeenAtParent | undefined {
  if (!signing.enabled) return parent.status === "found" ? leftOver(parent.ds) : undefined;
  switch (parent.status) {
    case "found":
      return withDs(parent.ds, signing);
    case "none":
      return without(signing);
    case "no_domain":
      return {
        means: "undelegated",
        tone: "danger",
        state: "It does not know the zone",
        advice: "Nothing is delegated there: resolvers say that its names do not exist (NXDOMAIN).",
      };
    case "failed":
      return {
        means: "unclear",
        tone: "warning",
        state: `The resolver says ${parent.reason}`,
        advice: "So what the parent has cannot be seen: something above this zone may be broken.",
      };
  }
}

/** What is to be said of the parent's DS to somebody who wants it gone before DNSSEC is disabled. */
export function seenBeforeDisabling(parent: ParentDs): SeenAtParent | undefined {
  if (parent.status === "found") {
    const advice = "Disable DNSSEC when it has gone, and its TTL after it.";
    return { means: "unclear", tone: "danger", state: `The parent has ${named(parent.ds)}`, advice };
  }
  if (parent.status !== "none") return undefined;
  return {
    means: "absent",
    tone: "success",
    state: "The parent has no DS",
    advice: "Caches may have it until its TTL has run out.",
  };
}

/** The zone is not signed. */
function leftOver(seen: readonly Ds[]): SeenAtParent {
  return {
    means: "foreign",
    tone: "danger",
    state: `It has ${named(seen)}`,
    advice: `As the zone is not signed, ${servfail}. Remove it at your registrar.`,
  };
}

function without({ status }: Signing): SeenAtParent {
  const advice =
    "Resolvers take the zone for an unsigned one. Publish the DS at your registrar, if you have not just done so.";
  return status === "pending_ds"
    ? { means: "absent", tone: "neutral", state: "It has no DS yet", advice: lookedAgain }
    : { means: "absent", tone: "danger", state: "It has no DS", advice };
}

function withDs(seen: readonly Ds[], signing: Signing): SeenAtParent {
  const { ksk, status } = signing;
  if (!ksk) return { means: "unclear", tone: "neutral", state: `It has ${named(seen)}` };
  const fitting = seen.filter((ds) => matchOf(ds, signing) === "fits");
  const foreign = seen.filter((ds) => matchOf(ds, signing) === "foreign");
  if (fitting.length === 0 && foreign.length < seen.length) {
    return {
      means: "unclear",
      tone: "neutral",
      state: `It has ${named(seen)}`,
      advice: `Not compared: the API names no digest of the type ${digestName(seen[0]?.digest_type ?? 0)}.`,
    };
  }
  if (fitting.length === 0) {
    const own = foreign.find((ds) => ksk.some((key) => isOf(ds, key)));
    const why = own ? `Its digest is not that of KSK ${own.key_tag}` : "That fits no KSK of this zone";
    return {
      means: "foreign",
      tone: "danger",
      state: `It has only ${named(seen)}`,
      advice: `${why}, so ${servfail}. Publish the DS below and remove this one.`,
    };
  }
  const waiting = waitingKsk(signing);
  const there = waiting && fitting.some((ds) => isOf(ds, waiting));
  const next = there
    ? ["It is published: confirm it below."]
    : status === "rotating_ksk"
      ? [`Not the new one yet. ${lookedAgain}`]
      : [];
  const remove = toRemove(foreign, fitting, signing);
  return {
    means: there ? "waited" : "fits",
    tone: remove === undefined ? (there || next.length === 0 ? "success" : "neutral") : "warning",
    state: `It has ${named(fitting)}`,
    advice: [...next, ...(remove === undefined ? [] : [remove])].join(" ") || undefined,
  };
}

/** So many DS are named; of more it is said how many. */
const mostNamed = 3;

/** What should leave the registrar, with why. */
function toRemove(foreign: readonly Ds[], fitting: readonly Ds[], signing: Signing): string | undefined {
  const keys = signing.ksk ?? [];
  const retired = retiredKeys(signing).filter((key) => fitting.some((ds) => isOf(ds, key)));
  const said = [
    ...foreign.map((ds) =>
      keys.some((key) => isOf(ds, key))
        ? `${named([ds])} with the ${digestName(ds.digest_type)} digest ${ds.digest.slice(0, 8)}…, which is not its KSK's`
        : `${named([ds])}, which fits no KSK`,
    ),
    ...retired.map((key) => `${named([key])}, whose KSK is retired`),
  ];
  if (said.length === 0) return undefined;
  const more = said.length > mostNamed ? `; and ${said.length - mostNamed} more that fit no KSK` : "";
  return `Remove at your registrar: ${said.slice(0, mostNamed).join("; ")}${more}.`;
}

/** KSKs that sign no more; their DS may be at the parent still. */
export function retiredKeys(signing: Signing): readonly Key[] {
  return (signing.ksk ?? []).filter((key) => kskRole(key, signing) === "retired");
}

const isOf = (ds: Ds, key: { key_tag: number; algorithm: number }) =>
  ds.key_tag === key.key_tag && ds.algorithm === key.algorithm;

/** Whether a DS is of one of the zone's KSKs; of a retired one, of which the API may name no DS, its tag is enough. */
function matchOf(ds: Ds, signing: Signing): "fits" | "foreign" | "unclear" {
  const key = signing.ksk?.find((each) => isOf(ds, each));
  if (!key) return "foreign";
  const told = (signing.ds_records ?? []).filter((each) => isOf(ds, each));
  const same = told.filter(({ digest_type }) => digest_type === ds.digest_type);
  if (same.some(({ digest }) => digest.toUpperCase() === ds.digest.toUpperCase())) return "fits";
  if (same.length > 0) return "foreign";
  return told.length === 0 ? "fits" : "unclear";
}

/** "DS 1234 and 5678"; of more than two, how many. */
function named(ds: readonly { key_tag: number }[]): string {
  const tags = [...new Set(ds.map(({ key_tag }) => key_tag))];
  return tags.length > 2 ? `${tags.length} DS` : `DS ${tags.join(" and ")}`;
}
