import type { Ds, Key, Signing } from "./signing";

export const now = Date.parse("2026-03-05T12:00:00Z");

/** So many days from now, as the API writes it. */
export const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString();

export function aKey(key_type: "KSK" | "ZSK", key_tag: number, more: Partial<Key> = {}): Key {
  return {
    key_tag,
    algorithm: 13,
    public_key: "oJMRESz5E4gYzS/q6XDrvU1qMPYIjCWzJaOau8XNEZeqCYKD5ar0IRd8KqXXFJkqmVfRvMGPmM1x8fGAa2XhSA==",
    key_type,
    created_at: inDays(-10),
    expires_at: inDays(key_type === "KSK" ? 355 : 20),
    active: true,
    ...more,
  };
}

export const sha256 = "D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A";
export const sha384 = `${sha256}0102030405060708090A0B0C0D0E0F10`;

/** The two DS records of a KSK. */
export function dsOf(key_tag: number, algorithm = 13): Ds[] {
  return [
    { key_tag, algorithm, digest_type: 2, digest: sha256 },
    { key_tag, algorithm, digest_type: 4, digest: sha384 },
  ];
}

/** A zone that waits for its DS, unless said otherwise. */
export function aSigning(more: Partial<Signing> = {}): Signing {
  return {
    enabled: true,
    status: "pending_ds",
    algorithm: 13,
    ksk: [aKey("KSK", 60485)],
    zsk: [aKey("ZSK", 2371)],
    ds_records: dsOf(60485),
    ...more,
  };
}
