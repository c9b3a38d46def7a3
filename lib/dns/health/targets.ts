import { parseContent, recordTypes } from "../content/registry";
import { isSubdomain, labels } from "../name";
import { type Finding, type HealthRow, type HealthZone, shortName } from "./health-row";

const pointing = new Set(["ALIAS", "CNAME", "DNAME", "MX", "NS", "SRV"]);
/** Of each type that points at a name that should be there, the field of its content that holds it. */
const targetField = new Map<string, string | undefined>(
  recordTypes
    .filter(({ type }) => pointing.has(type))
    .map(({ type, fields }) => [type, fields.find(({ kind }) => kind === "host")?.name]),
);
const needsAddress = new Set(["MX", "NS", "SRV"]);
const addressTypes = new Set(["A", "AAAA", "ALIAS"]);

export type Pointing = Pick<HealthRow, "fqdn" | "type" | "value">;

/** The absolute name at which a record points; undefined for other types, and for "no such service" (`.`). */
function targetOf({ type, value }: Pick<Pointing, "type" | "value">): string | undefined {
  const field = targetField.get(type);
  const read = field === undefined ? undefined : parseContent(type, value, ".");
  const host = read?.ok && field !== undefined ? read.value.fields[field] : undefined;
  return host === "." ? undefined : host;
}

/**
 * What is wrong with the name at which a record points, as far as the zone shows it; null: nothing is. `records` are
 * those at that name.
 */
export function targetFinding<R extends HealthRow>(row: Pointing, zone: HealthZone<R>): Finding<R> | null {
  const host = targetOf(row);
  if (host === undefined) return null;
  const { fqdn, type } = row;
  if (host === fqdn && !needsAddress.has(type)) {
    return { rule: "target_own", message: "It points at its own name.", records: [] };
  }
  if (type === "DNAME" || !isSubdomain(host, zone.name)) return null;
  const there = (zone.byName.get(host) ?? []).filter(({ disabled }) => !disabled);
  const short = shortName(host);
  const glue = type === "NS" && isSubdomain(host, fqdn) && !isApex(fqdn, zone.name);
  if (glue) {
    if (there.some((found) => addressTypes.has(found.type))) return null;
    const message = `${short} is below the delegated name: without its address here, nobody finds it.`;
    return { rule: "glue_missing", message, records: there };
  }
  if (there.length === 0) {
    if (isAnsweredElsewhere(host, zone)) return null;
    return { rule: "target_missing", message: `${short} has no records in this zone.`, records: [] };
  }
  if (!needsAddress.has(type)) return null;
  const alias = there.filter((found) => found.type === "CNAME");
  if (alias.length > 0) {
    const message = `${short} is a CNAME; ${type} should point at a name that has addresses itself.`;
    return { rule: "target_alias", message, records: alias };
  }
  if (there.some((found) => addressTypes.has(found.type) || found.type === "NS")) return null;
  const message = `${short} has no address (A or AAAA) in this zone.`;
  return { rule: "target_without_address", message, records: there };
}

/**
 * The name servers to which a name at or above a record is delegated, so that the record is not answered; null: it is.
 * Below a delegated name only DS there and the addresses of its servers are looked at (RFC 1034 §4.2.1).
 */
export function occlusion<R extends HealthRow>(
  { fqdn, type }: Pick<HealthRow, "fqdn" | "type">,
  { name, byName }: HealthZone<R>,
): Finding<R> | null {
  if (type === "A" || type === "AAAA") return null;
  const own = labels(fqdn);
  const below = own.length - labels(name).length;
  for (let at = type === "DS" || type === "NS" ? 1 : 0; at < below; at++) {
    const above = `${own.slice(at).join(".")}.`;
    const cut = byName.get(above)?.filter((row) => row.type === "NS" && !row.disabled);
    if (cut?.[0]) {
      const message = `${shortName(above)} is delegated to other servers: this record would not be answered.`;
      return { rule: "occluded", message, records: cut };
    }
  }
  return null;
}

/** Whether a wildcard, a delegation or a DNAME above the name may answer for it. */
export function isAnsweredElsewhere(host: string, { name, byName }: HealthZone): boolean {
  const own = labels(host);
  const below = own.length - labels(name).length;
  for (let at = 1; at <= below; at++) {
    const above = `${own.slice(at).join(".")}.`;
    if (byName.has(`*.${above}`)) return true;
    const there = byName.get(above);
    if (at < below && there?.some(({ type }) => type === "NS")) return true;
    if (there?.some(({ type }) => type === "DNAME")) return true;
  }
  return false;
}

function isApex(fqdn: string, zone: string): boolean {
  return shortName(fqdn) === shortName(zone);
}
