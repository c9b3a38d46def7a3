import { challengeName } from "./ask-dns";
import type { AuditEntry } from "./audit";
import { keyTag } from "./dnssec-key";
import { northwind } from "./seed-people";
import type { SeedRandom } from "./seed-random";
import type { SeededRecord } from "./seed-zone";
import type { SampleZone } from "./seed-zones";

export interface Seeded {
  zone: SampleZone;
  id: string;
  records: readonly SeededRecord[];
}

/** Who does what the history tells: a person's sample key name, `api` for a person's key in a script. */
export interface SeedEvent {
  /** Days before now. */
  ago: number;
  by: string;
  entry: AuditEntry;
}

/** A record as the log has it. */
export function loggedRecord(record: Omit<SeededRecord, "disabled">, { zone, id }: Seeded, disabled = false) {
  return {
    ...record,
    disabled,
    display_name: record.name === zone.name ? "@" : record.name.slice(0, -zone.name.length - 1),
    domain_id: id,
  };
}

/** What happened to domains as wholes in so many days: their creation, validation, DNSSEC, settings, exports, batches. */
export function domainHistory(seeded: readonly Seeded[], random: SeedRandom, days: number): SeedEvent[] {
  const recent = seeded.flatMap((one) => [...lifeOf(one, days), ...(one.zone.signed ? signingOf(one) : [])]);
  const named = (name: string) => seeded.filter(({ zone }) => zone.name === name);
  return [
    ...recent,
    ...named("northwind.example").flatMap((one) =>
      [28.3, 14.2, 7.1].map((ago) =>
        eventOf(one, ago, "read_only", "domain.export", {
          after: { format: "bind", record_count: one.records.length },
        }),
      ),
    ),
    ...named("northwind-shop.example").flatMap((one) => [...trialOf(one, random), ...faster(one)]),
    ...named("fleet.example").flatMap((one) => [...batchesOf(one)]),
    ...named("northwind-uk.example").flatMap((one) => movedOf(one)),
  ].filter(({ ago }) => ago < days);
}

function eventOf(
  { zone, id }: Seeded,
  ago: number,
  by: string,
  action: AuditEntry["action"],
  details: { before?: unknown; after?: unknown },
): SeedEvent {
  return {
    ago,
    by,
    entry: {
      action,
      resource_type: "domain",
      resource_id: id,
      resource_name: zone.name,
      tenant_id: zone.tenant,
      ...details,
    },
  };
}

const adminOf = ({ zone }: Seeded) => (zone.tenant === northwind ? "domain_admin" : "other_tenant");

function lifeOf(one: Seeded, days: number): SeedEvent[] {
  const { zone, id } = one;
  const by = adminOf(one);
  const shown = (status: string) => ({
    id,
    name: zone.name,
    domain_type: zone.type ?? "primary",
    status,
    default_ttl: zone.default_ttl ?? 3600,
    description: zone.description ?? null,
  });
  const events: SeedEvent[] = [];
  if (zone.created < days) {
    events.push(eventOf(one, zone.created, by, "domain.create", { after: shown("pending_validation") }));
  }
  if (zone.status === "pending_validation" && !zone.name.endsWith(".test")) {
    for (const hours of zone.created > 5 ? [20, 25, 44] : [6, 7]) {
      events.push(failedCheck(one, zone.created - hours / 24, by));
    }
  }
  if (zone.deleted !== undefined) {
    const deletion = { before: shown("active"), after: { hard: false } };
    events.push(eventOf(one, zone.deleted, "tenant_admin", "domain.delete", deletion));
  }
  if (zone.status === "inactive") {
    const change = { before: { description: null }, after: { description: zone.description } };
    events.push(eventOf(one, 21.4, by, "domain.update", change));
  }
  return events;
}

function failedCheck(one: Seeded, ago: number, by: string): SeedEvent {
  return eventOf(one, ago, by, "domain.validation.failure", {
    before: { status: "pending_validation", validation_status: "pending" },
    after: {
      status: "pending_validation",
      validation_status: "failed",
      message: `No DNS record found for ${challengeName(one.zone.name)}`,
    },
  });
}

/** The keys that a zone has now. */
function signingOf(one: Seeded): SeedEvent[] {
  if (!one.zone.signed) return [];
  const { ksk, zsk } = one.zone.signed;
  const tags = (key_type: "KSK" | "ZSK", { public_key }: { public_key: string }) => [
    keyTag({ key_type, algorithm: 13, public_key }),
  ];
  const now = { algorithm: 13, ksk: tags("KSK", ksk), zsk: tags("ZSK", zsk) };
  const by = adminOf(one);
  if (zsk.made < ksk.made) {
    const before = { ...now, status: "active", zsk: [(now.zsk[0] ?? 0) ^ 0x2b67] };
    const after = { ...now, status: "rotating_zsk", zsk: [...before.zsk, ...now.zsk] };
    return [eventOf(one, zsk.made, by, "dnssec.rotate_zsk", { before, after })];
  }
  return [
    eventOf(one, ksk.made, by, "dnssec.enable", {
      before: unsigned,
      after: { ...now, status: "pending_ds" },
    }),
  ];
}

const unsigned = { status: "disabled", algorithm: null, ksk: [], zsk: [] };

/** A zone that was signed, had new keys, and was signed no more: the registrar lost the DS. */
function trialOf(one: Seeded, random: SeedRandom): SeedEvent[] {
  const tag = () => 1024 + random.below(64_000);
  const [ksk, zsk, newKsk, newZsk] = [tag(), tag(), tag(), tag()];
  const states = [
    unsigned,
    { status: "pending_ds", algorithm: 13, ksk: [ksk], zsk: [zsk] },
    { status: "active", algorithm: 13, ksk: [ksk], zsk: [zsk] },
    { status: "rotating_zsk", algorithm: 13, ksk: [ksk], zsk: [zsk, newZsk] },
    { status: "rotating_ksk", algorithm: 13, ksk: [ksk, newKsk], zsk: [newZsk] },
    { status: "active", algorithm: 13, ksk: [newKsk], zsk: [newZsk] },
    unsigned,
  ];
  const steps = [
    [27.4, "dnssec.enable"],
    [26.6, "dnssec.confirm_ds_published"],
    [19.5, "dnssec.rotate_zsk"],
    [11.8, "dnssec.rotate_ksk"],
    [11.1, "dnssec.confirm_ds_published"],
    [9.3, "dnssec.disable"],
  ] as const;
  return steps.map(([ago, action], at) =>
    eventOf(one, ago, adminOf(one), action, { before: states[at], after: states[at + 1] }),
  );
}

function faster(one: Seeded): SeedEvent[] {
  const change = { before: { default_ttl: 3600 }, after: { default_ttl: one.zone.default_ttl } };
  return [eventOf(one, 16.2, "domain_manager", "domain.update", change)];
}

/** A zone that proved again whose it is, at the third try, after it had moved to another registrar. */
function movedOf(one: Seeded): SeedEvent[] {
  const by = adminOf(one);
  const value = "scaidns-verify=5d0c1b7e94a24f0d8a3c6e12f7b9d3508e21c4aa";
  const start = {
    status: "pending",
    validation_type: "txt_record",
    challenge_value: value,
    dns_record: { name: challengeName(one.zone.name), type: "TXT", value },
  };
  const waiting = { status: "pending_validation", validation_status: "pending" };
  return [
    eventOf(one, 23.2, by, "domain.validation.start", { after: start }),
    failedCheck(one, 23.1, by),
    eventOf(one, 22.9, by, "domain.validation.cancel", { before: start }),
    eventOf(one, 22.8, by, "domain.validation.start", { after: start }),
    eventOf(one, 22.1, by, "domain.validation.success", {
      before: waiting,
      after: { status: "active", validation_status: "validated", message: "Domain validated" },
    }),
  ];
}

/** The records of a zone that came in one batch. */
export function batched({ zone, records }: Seeded): readonly SeededRecord[] {
  return zone.name === "fleet.example" ? records.slice(-40) : [];
}

/** New vehicles that came in one batch, and a depot that was given up in another. */
function* batchesOf(one: Seeded): Generator<SeedEvent> {
  const added = batched(one).map((record) => loggedRecord(record, one, record.disabled === 1));
  yield eventOf(one, 9.6, "api", "record.bulk_create", { after: { records: added } });
  const left = Array.from({ length: 24 }, (_, at) => {
    const name = `truck-${4000 + at}.depot-41.${one.zone.name}`;
    const record = {
      id: `r_depot41${String(at).padStart(3, "0")}`,
      name,
      type: "A",
      content: `10.20.41.${at + 1}`,
      ttl: null,
    };
    return loggedRecord(record, one);
  });
  yield eventOf(one, 4.4, "domain_manager", "record.bulk_delete", { before: { records: left } });
}
