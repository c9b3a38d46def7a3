import { othersOfRrset, withTtl } from "@/lib/changes/rrset";
import { type Steps, stepSize } from "@/lib/changes/slices";
import type { RecordRow } from "./record-row";
import type { RecordRows } from "./record-rows";

/** Unlike every TTL. */
const unknown = -1;

interface Zone {
  /** Its trailing dot optional. */
  name: string;
  rows: RecordRows;
  /** Seconds; null while unknown. */
  defaultTtl: number | null;
}

/** What of a row tells which set it is of. */
type Member = Pick<RecordRow, "id" | "fqdn" | "type" | "record" | "disabled">;

/**
 * The rows of the same names and types as these that would have another TTL than these shall have, in seconds, `null`
 * for the zone's default. A set is answered with one TTL (RFC 2181 §5.2).
 */
export function* othersWithTtl(
  chosen: readonly Member[],
  ttl: number | null,
  { name, rows, defaultTtl }: Zone,
): Steps<RecordRow[]> {
  const own = new Set(chosen.map(({ id }) => id));
  const seen = new Set<string>();
  const others: RecordRow[] = [];
  let done = 0;
  for (const { fqdn, type, record, disabled } of chosen) {
    if (++done % stepSize === 0) yield;
    const set = `${type} ${fqdn}`;
    if (disabled || seen.has(set)) continue;
    seen.add(set);
    const near = (rows.byName.get(fqdn) ?? []).filter(
      (row) => !own.has(row.id) && row.type === type && row.staged !== "deleted",
    );
    if (near.length === 0) continue;
    const zone = { name, defaultTtl: defaultTtl ?? unknown };
    const found = othersOfRrset(
      withTtl(record, ttl, name),
      near.map((row) => row.record),
      zone,
    );
    const ids = new Set(found.map(({ id }) => id));
    others.push(...near.filter(({ id }) => ids.has(id)));
  }
  return others;
}
