import { z } from "zod";
import { type Context, timestampOf } from "./context";
import { type DnssecAlgorithm, dsRecords, type KeyType, keyTag, keyTypes, newPublicKey } from "./dnssec-key";
import { newId } from "./ids";

/** Days (API page DNSSEC). */
export const lifetimes = { KSK: 365, ZSK: 30 } as const;
const overlapDays = 7;

const keyRow = z.object({
  id: z.string(),
  key_type: z.enum(keyTypes),
  algorithm: z.number(),
  public_key: z.string(),
  /** `unconfirmed`: a KSK whose DS is not known to be published. `retired`: published until nobody needs it. */
  state: z.enum(["unconfirmed", "active", "retired"]),
  created_at: z.string(),
  expires_at: z.string(),
});
export type KeyRow = z.output<typeof keyRow>;

/** The keys of a zone, oldest first; retired ones only as long as they are published. */
export function zoneKeys({ db, now }: Context, domainId: string): KeyRow[] {
  return db.all(
    keyRow,
    `SELECT id, key_type, algorithm, public_key, state, created_at, expires_at FROM dnssec_keys
     WHERE domain_id = ? AND (removed_at IS NULL OR removed_at > ?) ORDER BY created_at, rowid`,
    [domainId, timestampOf(now)],
  );
}

/** A new key, not yet of any zone. Takes a moment for RSA. */
export async function makeKey(
  { now }: Context,
  key_type: KeyType,
  algorithm: DnssecAlgorithm,
): Promise<KeyRow> {
  return {
    id: newId("key"),
    key_type,
    algorithm,
    public_key: (await newPublicKey(algorithm)).toString("base64"),
    state: key_type === "KSK" ? "unconfirmed" : "active",
    created_at: timestampOf(now),
    expires_at: daysAfter(now, lifetimes[key_type]),
  };
}

export function addKey({ db }: Pick<Context, "db">, domainId: string, key: KeyRow): void {
  db.run(
    `INSERT INTO dnssec_keys (id, domain_id, key_type, algorithm, public_key, state, created_at, expires_at)
     VALUES (:id, :domain_id, :key_type, :algorithm, :public_key, :state, :created_at, :expires_at)`,
    { ...key, domain_id: domainId },
  );
}

/** Takes keys out of use; they stay published while resolvers may hold signatures by them. */
export function retireKeys({ db, now }: Context, keys: readonly KeyRow[]): void {
  for (const { id } of keys) {
    db.run("UPDATE dnssec_keys SET state = 'retired', removed_at = ? WHERE id = ?", [
      daysAfter(now, overlapDays),
      id,
    ]);
  }
}

export function dnssecStatus(keys: readonly KeyRow[]) {
  const has = (type: KeyType, state: KeyRow["state"]) =>
    keys.some((key) => key.key_type === type && key.state === state);
  if (keys.length === 0) return "disabled";
  if (has("KSK", "unconfirmed")) return has("KSK", "active") ? "rotating_ksk" : "pending_ds";
  return has("ZSK", "retired") ? "rotating_zsk" : "active";
}

/** A key as the API shows it. */
export function shownKey({ id: _id, state, ...key }: KeyRow) {
  return { key_tag: keyTag(key), ...key, active: state !== "retired" };
}

/** The DS records that belong at the zone's parent: of every KSK in use. */
export function zoneDs(zone: string, keys: readonly KeyRow[]) {
  return keys
    .filter(({ key_type, state }) => key_type === "KSK" && state !== "retired")
    .flatMap((key) => dsRecords(zone, key));
}

function daysAfter(date: Date, days: number): string {
  return timestampOf(new Date(date.getTime() + days * 86_400_000));
}
