import { type AuditEntry, writeAudit } from "./audit";
import type { Db } from "./db";
import { keyTag } from "./dnssec-key";
import { northwind, samplePeople } from "./seed-people";
import type { SeedRandom } from "./seed-random";
import type { SeededRecord } from "./seed-zone";
import type { SampleZone } from "./seed-zones";

interface Seeded {
  zone: SampleZone;
  id: string;
  records: readonly SeededRecord[];
}

interface Event {
  /** Days before now. */
  ago: number;
  /** A person's sample key name, or `api` for a person's key in a script. */
  by: string;
  entry: AuditEntry;
}

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
  const events = [...domainEvents(seeded), ...recordHistory(seeded, random)].sort((a, b) => b.ago - a.ago);
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
    `UPDATE records SET created_at = (SELECT timestamp FROM audit_logs
       WHERE action = 'record.create' AND resource_id = records.id)
     WHERE id IN (SELECT resource_id FROM audit_logs WHERE action = 'record.create')`,
  );
  db.run(
    `UPDATE domains SET updated_at = max(updated_at, ifnull((SELECT max(timestamp) FROM audit_logs
       WHERE details ->> '$.after.domain_id' = domains.id OR details ->> '$.before.domain_id' = domains.id), ''))`,
  );
}

function domainEvents(seeded: readonly Seeded[]): Event[] {
  const events: Event[] = [];
  for (const { zone, id } of seeded) {
    const admin = zone.tenant === northwind ? "domain_admin" : "other_tenant";
    const event = (
      ago: number,
      by: string,
      action: AuditEntry["action"],
      before?: unknown,
      after?: unknown,
    ) =>
      events.push({
        ago,
        by,
        entry: {
          action,
          resource_type: "domain",
          resource_id: id,
          resource_name: zone.name,
          tenant_id: zone.tenant,
          before,
          after,
        },
      });
    const shown = (status: string) => ({ id, name: zone.name, domain_type: zone.type ?? "primary", status });
    if (zone.created < days)
      event(zone.created, admin, "domain.create", undefined, shown("pending_validation"));
    if (zone.status === "pending_validation" && zone.created > 5) {
      const message = `No DNS record found for _scaidns-verify.${zone.name}`;
      event(
        zone.created - 1,
        admin,
        "domain.validation.failure",
        { status: "pending_validation" },
        { message },
      );
    }
    if (zone.deleted !== undefined) {
      event(zone.deleted, "tenant_admin", "domain.delete", shown("active"), { hard: false });
    }
    if (zone.signed) {
      const { ksk, zsk } = zone.signed;
      const rotated = zsk.made < ksk.made;
      const tags = (key_type: "KSK" | "ZSK", { public_key }: { public_key: string }) => [
        keyTag({ key_type, algorithm: 13, public_key }),
      ];
      event(
        zsk.made,
        admin,
        rotated ? "dnssec.rotate_zsk" : "dnssec.enable",
        { status: rotated ? "active" : "disabled" },
        {
          status: rotated ? "rotating_zsk" : "pending_ds",
          algorithm: 13,
          ksk: tags("KSK", ksk),
          zsk: tags("ZSK", zsk),
        },
      );
    }
    if (zone.status === "inactive")
      event(21.4, admin, "domain.update", { description: null }, { description: zone.description });
  }
  const [main] = seeded;
  if (main) {
    for (const ago of [28.3, 14.2, 7.1]) {
      events.push({
        ago,
        by: "read_only",
        entry: {
          action: "domain.export",
          resource_type: "domain",
          resource_id: main.id,
          resource_name: main.zone.name,
          tenant_id: main.zone.tenant,
          after: { format: "bind", record_count: main.records.length },
        },
      });
    }
  }
  return events;
}

// Each record is touched once, so that every `after` is the record as it stands and every `before` what it was.
function recordHistory(seeded: readonly Seeded[], random: SeedRandom): Event[] {
  const open = seeded.filter(({ zone }) => zone.created > days && zone.deleted === undefined && !zone.status);
  const touched = new Set<string>();
  const events: Event[] = [];
  while (events.length < recordEvents) {
    const { zone, id, records } = open[random.below(open.length)] ?? {};
    const record = records?.[random.below(records.length)];
    if (!zone || !id || !record || touched.has(record.id)) continue;
    touched.add(record.id);
    const dice = random.below(10);
    const action = dice < 4 ? "record.create" : dice < 8 ? "record.update" : "record.delete";
    const after = shownRecord(record, id, zone.name);
    const gone = {
      ...after,
      id: `r_${random.id()}`,
      name: `old-${record.name}`,
      display_name: `old-${after.display_name}`,
    };
    const subject = action === "record.delete" ? gone : after;
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
        ...(action === "record.delete" ? { before: gone } : {}),
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

function shownRecord(record: SeededRecord, domainId: string, zone: string) {
  return {
    ...record,
    disabled: record.disabled === 1,
    display_name: record.name === zone ? "@" : record.name.slice(0, -zone.length - 1),
    domain_id: domainId,
  };
}
