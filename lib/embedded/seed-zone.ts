import { canonicalContent } from "@/lib/dns/content/registry";
import { parseName } from "@/lib/dns/name";
import { parsed } from "@/lib/dns/parsed";
import { soaContent } from "./create-zone-records";
import type { Db } from "./db";
import { addKey, lifetimes } from "./dnssec-keys";
import { platformNameservers } from "./platform-nameservers";
import type { SeedRandom } from "./seed-random";
import type { SampleSigning, SampleZone } from "./seed-zones";

export interface SeededRecord {
  id: string;
  name: string;
  type: string;
  content: string;
  ttl: number | null;
  disabled: 0 | 1;
}

/** Stores a sample zone with its records and challenge; gives its id and the records beyond SOA and apex NS. */
export function seedZone(
  db: Db,
  zone: SampleZone,
  { random, at, now }: { random: SeedRandom; at: (daysAgo: number) => string; now: Date },
): { id: string; records: SeededRecord[] } {
  const id = domainIdOf(zone.name);
  const created = at(zone.created);
  const serial = Number(created.slice(0, 10).replaceAll("-", "")) * 100 + 1;
  db.run(
    `INSERT INTO domains (id, tenant_id, name, domain_type, status, default_ttl, description, serial, created_at,
       updated_at, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      zone.tenant,
      zone.name,
      zone.type ?? "primary",
      zone.status ?? "active",
      zone.default_ttl ?? 3600,
      zone.description ?? null,
      serial,
      created,
      zone.deleted === undefined ? created : at(zone.deleted),
      zone.deleted === undefined ? null : at(zone.deleted),
    ],
  );
  const nameservers = platformNameservers(db);
  const system = [
    `@ - SOA ${soaContent(nameservers[0] ?? ".", serial)}`,
    ...nameservers.map((host) => `@ - NS ${host}`),
  ].map((line) => readLine(line, zone.name, random));
  const records = zone.records.map((line) => readLine(line, zone.name, random));
  db.run(
    `INSERT INTO records (id, domain_id, name, type, content, ttl, disabled, created_at)
     SELECT value ->> 'id', :domain_id, value ->> 'name', value ->> 'type', value ->> 'content', value ->> 'ttl',
       value ->> 'disabled', :created FROM json_each(:records)`,
    { domain_id: id, created, records: JSON.stringify([...system, ...records]) },
  );
  if (zone.signed) seedKeys(db, id, zone.signed, at);
  if (zone.challenged !== undefined) seedChallenge(db, id, { random, now, hours: zone.challenged });
  return { id, records };
}

/** Sample zones have readable ids: `northwind.example` is `d_northwind_example`. */
function domainIdOf(name: string): string {
  return `d_${name.replace(/[^a-z0-9]+/g, "_")}`;
}

function readLine(line: string, zone: string, random: SeedRandom): SeededRecord {
  const [, off, name = "", ttl = "", type = "", text = ""] = /^(; )?(\S+) (\S+) (\S+) (.*)$/.exec(line) ?? [];
  const owner = parseName(name, zone);
  // Lines in plain ASCII are written in canonical form already: reading 5,000 would take most of the first start.
  const content = /^[\x20-\x7e]+$/.test(text) ? parsed(text) : canonicalContent(type, text, `${zone}.`);
  if (!owner.ok || !content.ok) throw new Error(`Sample record of ${zone} cannot be read: ${line}`);
  return {
    id: `r_${random.id()}`,
    name: owner.value.slice(0, -1),
    type,
    content: content.value,
    ttl: ttl === "-" ? null : Number(ttl),
    disabled: off === undefined ? 0 : 1,
  };
}

function seedChallenge(
  db: Db,
  domainId: string,
  { random, now, hours }: { random: SeedRandom; now: Date; hours: number },
): void {
  const time = (offset: number) => new Date(now.getTime() + offset * 3_600_000).toISOString();
  db.run(
    `INSERT INTO validations (id, domain_id, validation_type, status, challenge_value, expires_at, created_at)
     VALUES (?, ?, 'txt_record', 'pending', ?, ?, ?)`,
    [`v_${random.id()}`, domainId, `scaidns-verify=${random.hex(40)}`, time(72 - hours), time(-hours)],
  );
}

function seedKeys(
  db: Db,
  domainId: string,
  { ksk, zsk }: SampleSigning,
  at: (daysAgo: number) => string,
): void {
  for (const { key_type, key, state } of [
    { key_type: "KSK", key: ksk, state: ksk.confirmed ? "active" : "unconfirmed" },
    { key_type: "ZSK", key: zsk, state: "active" },
  ] as const) {
    addKey({ db }, domainId, {
      id: `key_${key_type.toLowerCase()}_${domainId.slice(2)}`,
      key_type,
      algorithm: 13,
      public_key: key.public_key,
      state,
      created_at: at(key.made),
      expires_at: at(key.made - lifetimes[key_type]),
    });
  }
  db.run("UPDATE domains SET dnssec_enabled = 1 WHERE id = ?", [domainId]);
}
