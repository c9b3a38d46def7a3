import type { Key, Signing } from "./signing";

/**
 * What a key is for now: `waiting` for its DS, `current`, `next` (published ahead of its use), `retired` (published
 * while resolvers may need it), or `untold`: the API does not say.
 */
export type KeyRole = "waiting" | "current" | "next" | "retired" | "untold";

/** Milliseconds of a day. */
export const day = 86_400_000;
/** Days that an old and a new key stand side by side (API page DNSSEC). */
export const overlapDays = 7;

/** An instant of the API in epoch milliseconds; undefined when it is not told. */
export function instant(time: string | null | undefined): number | undefined {
  const read = Date.parse(time ?? "");
  return Number.isNaN(read) ? undefined : read;
}

/** The newest of several keys; undefined when the API does not tell which that is. */
export function newestKey(keys: readonly Key[]): Key | undefined {
  const dated = keys.map((key) => ({ key, at: instant(key.created_at) }));
  if (dated.length < 2) return dated[0]?.key;
  if (dated.some(({ at }) => at === undefined)) return undefined;
  dated.sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  return dated[0]?.at === dated[1]?.at ? undefined : dated[0]?.key;
}

/** The KSK whose DS is to be published and confirmed; undefined when there is none, or it is not told which. */
export function waitingKsk({ status, ksk }: Signing): Key | undefined {
  return status === "pending_ds" || status === "rotating_ksk" ? newestKey(ksk ?? []) : undefined;
}

export function kskRole(key: Key, signing: Signing): KeyRole {
  const waits = signing.status === "pending_ds" || signing.status === "rotating_ksk";
  if (waits) {
    const waiting = waitingKsk(signing);
    if (waiting === key) return "waiting";
    if (!waiting) return "untold";
  }
  return key.active === false ? "retired" : "current";
}

export function zskRole(key: Key, { zsk, status }: Signing): KeyRole {
  const keys = zsk ?? [];
  const newest = newestKey(keys);
  if (key.active !== false) {
    if (key.active === true || keys.length === 1) return "current";
    // Not told: the newest is the one in use, unless a rotation is under way.
    if (!newest || status === "rotating_zsk") return "untold";
    return key === newest ? "current" : "retired";
  }
  if (keys.length > 1 && key === newest) return "next";
  return newest ? "retired" : "untold";
}

/** How near the end of a key's lifetime is. */
export type Expiry = "expired" | "days" | "weeks" | "fine";

/**
 * `days`: within 7, `weeks`: within 30; the latter only for keys that live much longer than that, for else they would
 * be warned of all their lives. Undefined when the API does not tell.
 */
export function expiryOf(key: Key, now: number): Expiry | undefined {
  const end = instant(key.expires_at);
  if (end === undefined) return undefined;
  const left = end - now;
  if (left <= 0) return "expired";
  if (left <= 7 * day) return "days";
  const start = instant(key.created_at);
  const long = start === undefined ? key.key_type === "KSK" : end - start > 60 * day;
  return long && left <= 30 * day ? "weeks" : "fine";
}
