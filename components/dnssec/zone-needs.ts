import { type Expiry, expiryOf, kskRole, zskRole } from "./key-roles";
import type { Signing } from "./signing";

/** What a signed zone may need of somebody. */
export const zoneNeeds = ["waiting", "expiring"] as const;
export type ZoneNeed = (typeof zoneNeeds)[number];

const ends: { [E in Expiry]?: string } = {
  expired: "is past its lifetime",
  days: "ends within 7 days",
  weeks: "ends within 30 days",
};

/**
 * In words what a zone needs of that kind: `waiting` for a DS to be published and confirmed, or a key whose lifetime
 * ends; undefined when it does not. `now`: epoch milliseconds.
 */
export function zoneNeed(need: ZoneNeed, signing: Signing, now: number): string | undefined {
  if (!signing.enabled) return undefined;
  if (need === "waiting") {
    if (signing.status === "pending_ds") return "Waits for its DS";
    return signing.status === "rotating_ksk" ? "Waits for the DS of its new KSK" : undefined;
  }
  const said = [
    ...(signing.ksk ?? []).map((key) => ({ key, kind: "KSK", role: kskRole(key, signing) })),
    ...(signing.zsk ?? []).map((key) => ({ key, kind: "ZSK", role: zskRole(key, signing) })),
  ].flatMap(({ key, kind, role }) => {
    const end = role === "retired" ? undefined : ends[expiryOf(key, now) ?? "fine"];
    return end === undefined ? [] : [`${kind} ${key.key_tag} ${end}`];
  });
  return said.length === 0 ? undefined : said.join(", ");
}
