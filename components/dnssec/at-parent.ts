import type { ParentDs } from "@/lib/api/parent-ds";
import type { ChainLink } from "./chain";
import { kskRole, waitingKsk } from "./key-roles";
import type { Ds, Signing } from "./signing";

/** What DNS says of the parent, as a link of the chain: `seen` apart from what the API was told. */
export interface SeenAtParent extends Pick<ChainLink, "tone" | "state" | "advice" | "broken"> {
  /** The parent has no DS: the zone is taken for an unsigned one. */
  absent?: true;
}

const lookedAgain = "It is looked at again every minute.";
const broken = "resolvers that validate answer SERVFAIL for every name in the zone";

/**
 * What is to be said of the DS that the parent has, beside what the API says of the zone's signing; undefined when
 * nothing was seen, or all is as it should be with a zone that is not signed.
 */
export function seenAtParent(parent: ParentDs, signing: Signing): SeenAtParent | undefined {
  if (parent.status === "found") return withDs(parent.ds, signing);
  if (parent.status === "unanswered" || !signing.enabled) return undefined;
  switch (parent.status) {
    case "none":
      return without(signing);
    case "no_domain":
      return {
        tone: "warning",
        absent: true,
        state: "It does not know the zone",
        advice: "Nothing is delegated there (NXDOMAIN).",
      };
    case "failed":
      return {
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
    return { tone: "danger", state: `The parent has ${named(parent.ds)}`, advice };
  }
  if (parent.status !== "none") return undefined;
  return {
    tone: "success",
    state: "The parent has no DS",
    advice: "Caches may have it until its TTL has run out.",
  };
}

function without({ status }: Signing): SeenAtParent {
  return status === "pending_ds"
    ? { tone: "neutral", state: "It has no DS yet", advice: lookedAgain }
    : {
        tone: "warning",
        absent: true,
        state: "It has no DS",
        advice:
          "Resolvers take the zone for an unsigned one. Publish the DS at your registrar, if you have not just done so.",
      };
}

function withDs(seen: readonly Ds[], signing: Signing): SeenAtParent {
  if (!signing.enabled) {
    return {
      tone: "danger",
      state: `It has ${named(seen)}`,
      advice: `As the zone is not signed, ${broken}. Remove it at your registrar.`,
    };
  }
  const { ksk, status } = signing;
  if (!ksk) return { tone: "neutral", state: `It has ${named(seen)}` };
  const fitting = seen.filter((ds) => fits(ds, signing));
  const foreign = seen.filter((ds) => !fitting.includes(ds));
  if (fitting.length === 0) {
    return {
      tone: "danger",
      broken: true,
      state: `It has only ${named(seen)}`,
      advice: `That fits no KSK of this zone, so ${broken}. Publish the DS below and remove this one.`,
    };
  }
  const remove = [
    ...foreign.map((ds) => `${named([ds])} fits no KSK`),
    ...ksk
      .filter((key) => kskRole(key, signing) === "retired" && fitting.some((ds) => isOf(ds, key)))
      .map((key) => `the KSK of ${named([key])} is retired`),
  ];
  const waiting = waitingKsk(signing);
  const there = waiting && fitting.some((ds) => isOf(ds, waiting));
  const said = `It has ${named(fitting)}`;
  if (remove.length > 0) {
    return { tone: "warning", state: said, advice: `Remove at your registrar: ${remove.join(", ")}.` };
  }
  if (there) return { tone: "success", state: said, advice: "It is published: confirm it below." };
  if (status === "rotating_ksk")
    return { tone: "neutral", state: said, advice: `Not the new one yet. ${lookedAgain}` };
  return { tone: "success", state: said };
}

const isOf = (ds: Ds, key: { key_tag: number; algorithm: number }) =>
  ds.key_tag === key.key_tag && ds.algorithm === key.algorithm;

/** Whether a DS is of one of the zone's KSKs, by its digest too where the API names one of that type. */
function fits(ds: Ds, { ksk, ds_records }: Signing): boolean {
  if (!ksk?.some((key) => isOf(ds, key))) return false;
  const told = (ds_records ?? []).filter((each) => isOf(ds, each) && each.digest_type === ds.digest_type);
  return told.length === 0 || told.some(({ digest }) => digest.toUpperCase() === ds.digest.toUpperCase());
}

/** "DS 1234 and 5678"; of more than two, how many. */
function named(ds: readonly { key_tag: number }[]): string {
  const tags = [...new Set(ds.map(({ key_tag }) => key_tag))];
  return tags.length > 2 ? `${tags.length} DS` : `DS ${tags.join(" and ")}`;
}
