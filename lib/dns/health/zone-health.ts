import { formatTtl } from "../ttl";
import { type Finding, type HealthRow, type HealthZone, healthRules, shortName } from "./health-row";
import { isSpf, mostLookups, spfLookups } from "./spf";
import { isAnsweredElsewhere, occlusion, targetFinding } from "./targets";

/** Seconds. Below, resolvers ask all the time; above, they do not wait so long (RFC 8767 §4). */
const shortestTtl = 60;
const longestTtl = 7 * 24 * 3600;

/** Records looked at in one step. */
const stepSize = 200;

/**
 * Everything to know of a zone's records (system records included) that is no error, in the order of
 * {@link healthRules}, a little at a time. Disabled records neither ask nor answer.
 */
export function* zoneHealthSteps<R extends HealthRow>(
  records: Iterable<R>,
  { name, defaultTtl }: Pick<HealthZone, "name" | "defaultTtl">,
): Generator<undefined, readonly Finding<R>[], undefined> {
  const byName = new Map<string, R[]>();
  let done = 0;
  for (const row of records) {
    if (++done % stepSize === 0) yield;
    const same = byName.get(row.fqdn);
    if (same) same.push(row);
    else byName.set(row.fqdn, [row]);
  }
  const zone: HealthZone<R> = { name, defaultTtl, byName };
  const findings: Finding<R>[] = [];
  const pointing = new Map<string, { found: Finding<R>; from: R[] }>();
  const many: ManyRecords<R> = { ttl_short: [], ttl_long: [] };
  const addresses = new Map<string, R[]>();
  for (const [fqdn, all] of byName) {
    const rows = all.filter(({ disabled }) => !disabled);
    for (const row of rows) {
      if (++done % stepSize === 0) yield;
      // What is below a delegation is not looked at, so neither is what it points at.
      const found = occlusion(row, zone) ?? targetFinding(row, zone);
      // Many may point at one name.
      const same = found && pointing.get(found.rule + found.message);
      if (same) same.from.push(row);
      else if (found) pointing.set(found.rule + found.message, { found, from: [row] });
      extremeTtl(row, zone, many);
      if (row.type === "A" || row.type === "AAAA") push(addresses, row.value, row);
    }
    findings.push(...spf(rows, zone), ...dmarc(fqdn, rows, zone), ...differingTtls(rows, zone));
  }
  yield;
  for (const { found, from } of pointing.values()) {
    findings.push({ ...found, records: [...new Set([...from, ...found.records])] });
  }
  findings.push(...extremes(many), ...shared(addresses, zone));
  const rules = Object.keys(healthRules);
  return findings.sort((a, b) => rules.indexOf(a.rule) - rules.indexOf(b.rule));
}

type ManyRecords<R> = { [rule in "ttl_short" | "ttl_long"]: R[] };

function extremeTtl<R extends HealthRow>(row: R, zone: HealthZone, many: ManyRecords<R>): void {
  const ttl = row.ttl ?? zone.defaultTtl;
  if (ttl === null) return;
  if (ttl < shortestTtl) many.ttl_short.push(row);
  if (ttl > longestTtl) many.ttl_long.push(row);
}

function extremes<R extends HealthRow>(many: ManyRecords<R>): Finding<R>[] {
  const found = (rule: keyof ManyRecords<R>, message: string) =>
    many[rule].length === 0 ? [] : [{ rule, message, records: many[rule] }];
  return [
    ...found("ttl_short", `Under ${formatTtl(shortestTtl)}: resolvers ask again almost every time.`),
    ...found("ttl_long", `Over ${formatTtl(longestTtl)}: most resolvers keep an answer no longer than that.`),
  ];
}

function spf<R extends HealthRow>(rows: readonly R[], zone: HealthZone<R>): Finding<R>[] {
  const records = rows.filter(isSpf);
  if (records.length > 1) {
    return [{ rule: "spf_twice", message: "With two, receivers treat SPF as broken.", records }];
  }
  return records.flatMap((row) => {
    const lookups = spfLookups(row.value, zone, new Set([row.fqdn]));
    if (lookups <= mostLookups) return [];
    const message = `It takes at least ${lookups} look-ups; receivers stop at ${mostLookups}, and SPF fails.`;
    return [{ rule: "spf_lookups" as const, message, records: [row] }];
  });
}

function dmarc<R extends HealthRow>(fqdn: string, rows: readonly R[], zone: HealthZone<R>): Finding<R>[] {
  // "0 ." says that the name takes no mail (RFC 7505).
  const records = rows.filter(({ type, value }) => type === "MX" && !value.endsWith(" ."));
  if (records.length === 0 || fqdn.startsWith("*.")) return [];
  const apex = `${shortName(zone.name)}.`;
  if (hasDmarc(`_dmarc.${fqdn}`, zone) || hasDmarc(`_dmarc.${apex}`, zone)) return [];
  const message = `There is no _dmarc.${shortName(fqdn)}: receivers are not told what to do with forged mail.`;
  return [{ rule: "dmarc_missing", message, records }];
}

function hasDmarc(name: string, zone: HealthZone): boolean {
  const there = zone.byName.get(name)?.filter(({ disabled }) => !disabled) ?? [];
  return (
    there.some(({ type, value }) => type === "CNAME" || type === "NS" || /^"?v=DMARC1/i.test(value)) ||
    (there.length === 0 && isAnsweredElsewhere(name, zone))
  );
}

function differingTtls<R extends HealthRow>(rows: readonly R[], zone: HealthZone): Finding<R>[] {
  const findings: Finding<R>[] = [];
  for (const [type, records] of groups(rows, (row) => row.type)) {
    const ttls = [...new Set(records.map(({ ttl }) => ttl ?? zone.defaultTtl ?? 0))].sort((a, b) => a - b);
    if (ttls.length < 2) continue;
    const message = `The ${type} records of this name have the TTLs ${ttls.join(", ")}; resolvers take one for all.`;
    findings.push({ rule: "ttl_differs", message, records });
  }
  return findings;
}

/** The apex and its `www` at one address are how nearly every zone is. */
function shared<R extends HealthRow>(addresses: Map<string, R[]>, zone: HealthZone): Finding<R>[] {
  const usual = new Set([`${shortName(zone.name)}.`, `www.${shortName(zone.name)}.`]);
  const findings: Finding<R>[] = [];
  for (const [address, records] of addresses) {
    const names = new Set(records.map(({ fqdn }) => fqdn));
    if (names.size < 2 || [...names].every((name) => usual.has(name))) continue;
    const message = `${address} is the address of ${names.size} names; its PTR can name one.`;
    findings.push({ rule: "address_shared", message, records });
  }
  return findings;
}

function groups<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const found = new Map<string, R[]>();
  for (const row of rows) push(found, keyOf(row), row);
  return found;
}

function push<R>(map: Map<string, R[]>, key: string, row: R): void {
  const same = map.get(key);
  if (same) same.push(row);
  else map.set(key, [row]);
}
