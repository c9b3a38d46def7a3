import { type AuditEntry, writeAudit } from "./audit";
import type { Db } from "./db";
import { batched, domainHistory, loggedRecord, type SeedEvent, type Seeded } from "./seed-domain-history";
import { goneRecord } from "./seed-gone";
import { northwind, samplePeople } from "./seed-people";
import type { SeedRandom } from "./seed-random";

const recordEvents = 320;
const days = 30;

const browsers = [
  "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
] as const;

/** What people did in the thirty days before now, as far as the sample data shows it: its end is today's records. */
export function seedHistory(
  db: Db,
  seeded: readonly Seeded[],
  { random, now }: { random: SeedRandom; now: Date },
): void {
  const events = [...domainHistory(seeded, random, days), ...recordHistory(seeded, random)].sort(
    (a, b) => b.ago - a.ago,
  );
  for (const { ago, by, entry } of events) {
    const key = by === "api";
    const office = samplePeople.findIndex((one) => one.id === `u_${key ? "domain_manager" : by}`);
    const person = samplePeople[office];
    writeAudit(
      db,
      entry,
      {
        actor_type: key ? "api_key" : "user",
        actor_id: key ? "key_domain_manager" : (person?.id ?? null),
        actor_email: person?.email ?? null,
        ip_address: key ? "2001:db8:10::77" : `192.0.2.${201 + office}`,
        user_agent: key ? "octodns/1.10.0" : (browsers[office % browsers.length] ?? browsers[0]),
        timestamp: new Date(now.getTime() - ago * 86_400_000).toISOString(),
      },
      `log_${random.id()}`,
    );
  }
  db.run(
    `WITH made AS (
       SELECT resource_id AS id, timestamp FROM audit_logs WHERE action = 'record.create'
       UNION ALL SELECT value ->> 'id', timestamp FROM audit_logs, json_each(details, '$.after.records')
       WHERE action = 'record.bulk_create'
     ) UPDATE records SET created_at = made.timestamp FROM made WHERE made.id = records.id`,
  );
  db.run(
    `UPDATE domains SET updated_at = max(updated_at, ifnull((SELECT max(timestamp) FROM audit_logs
       WHERE details ->> '$.after.domain_id' = domains.id OR details ->> '$.before.domain_id' = domains.id), ''))`,
  );
}

// Each record is touched once, so that every `after` is the record as it stands and every `before` what it was; what
// was deleted is not there.
function recordHistory(seeded: readonly Seeded[], random: SeedRandom): SeedEvent[] {
  const open = seeded.filter(({ zone }) => zone.created > days && zone.deleted === undefined && !zone.status);
  const touched = new Set(seeded.flatMap(batched).map(({ id }) => id));
  const events: SeedEvent[] = [];
  while (events.length < recordEvents) {
    const one = open[random.below(open.length)];
    const record = one?.records[random.below(one.records.length)];
    if (!one || !record || touched.has(record.id)) continue;
    const { zone, records } = one;
    const dice = random.below(10);
    const action = dice < 4 ? "record.create" : dice < 8 ? "record.update" : "record.delete";
    const after = loggedRecord(record, one, record.disabled === 1);
    const lost = action === "record.delete" ? goneRecord(zone.name, records, random) : undefined;
    const gone = lost && loggedRecord({ ...lost, id: `r_${random.id()}` }, one);
    const key = gone ? `${gone.name} ${gone.type}` : record.id;
    if ((action === "record.delete" && !gone) || touched.has(key)) continue;
    touched.add(key);
    const subject = gone ?? after;
    events.push({
      ago: (1 + random.below(days * 1440 - 60)) / 1440,
      by: zone.tenant === northwind ? author(action, random) : "other_tenant",
      entry: {
        action,
        resource_type: "record",
        resource_id: subject.id,
        resource_name: `${subject.name} ${subject.type}`,
        tenant_id: zone.tenant,
        ...(action === "record.create" ? { after } : {}),
        ...(action === "record.update"
          ? { before: { ...after, ttl: after.ttl === 300 ? 3600 : 300 }, after }
          : {}),
        ...(gone && { before: gone }),
      },
    });
  }
  return events;
}

function author(action: AuditEntry["action"], random: SeedRandom): string {
  const people = ["tenant_admin", "domain_admin", "domain_manager", "api"] as const;
  return action === "record.delete"
    ? random.pick(people)
    : random.pick([...people, "record_editor", "record_editor"]);
}
