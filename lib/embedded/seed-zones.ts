import type { domainTypes } from "@/lib/contract/domains";
import { lumen, northwind } from "./seed-people";
import type { SeedRandom } from "./seed-random";
import { fleetRecords, mainRecords, ptrRecords, shopRecords, smallRecords } from "./seed-records";

/** Keys of a signed sample zone, made so many days ago; the public parts are of real P-256 keys. */
export interface SampleSigning {
  ksk: { public_key: string; made: number; confirmed: boolean };
  zsk: { public_key: string; made: number };
}

export interface SampleZone {
  tenant: string;
  name: string;
  type?: (typeof domainTypes)[number];
  status?: "pending_validation" | "inactive";
  description?: string;
  default_ttl?: number;
  /** Days before now. */
  created: number;
  deleted?: number;
  /** Hours before now at which the open challenge was made: more than 72 has expired. */
  challenged?: number;
  signed?: SampleSigning;
  /** Lines `name ttl type content`, the TTL `-` for the zone's own, a leading `;` for disabled. */
  records: readonly string[];
}

const countries =
  "at be bg ca ch cl co cy cz de dk ee es fi fr gr hr hu ie il in is it jp ke kr lt lu lv ma mt mx nl no nz pe ph pl pt ro rs se sg si sk th tr ua uk us vn za".split(
    " ",
  );

const signed: { [country: string]: SampleSigning } = {
  // Its ZSK is to be rotated by now.
  at: {
    ksk: {
      public_key: "aPi18sLqpDhxDZR4UrQpYY1eUTBXPQPW48jv0kDVSzaQ/hoeCaWWV+mY23yv8ed6ZyWaVdbi9MNgHe5S2B1+bw==",
      made: 98,
      confirmed: true,
    },
    zsk: {
      public_key: "YfXIpaYVYk3LEn+k/1pIDvKh2yrxdQVGaNYc1X9HpuDOsnY/QaxI43PFFWoRQwa1gci+6xYfQV+WoQGSw313kA==",
      made: 25,
    },
  },
  // Nobody has published its DS yet.
  be: {
    ksk: {
      public_key: "9NPjpgLMQdgI7UTFeM5IxbjnZbdlZlu3a1y+QRe1cInfAolXyzgAs77jJwTnlUkuSukX4BJMCGk++i+DYyIWwQ==",
      made: 2,
      confirmed: false,
    },
    zsk: {
      public_key: "YHTHXQZYBsPEX1K3N5B5gs4MR6oRwSlK8PBvE3f3KzsibwK5Y/yLlbhTiHCauNLV8qEpV9zr9EnRVfh4m3XAjA==",
      made: 2,
    },
  },
};

/** The sample zones: every status and type, one of 5,000 records, more than one page of them. */
export function sampleZones(random: SeedRandom): SampleZone[] {
  const zones: SampleZone[] = [
    {
      tenant: northwind,
      name: "northwind.example",
      description: "Corporate site, mail and voice",
      created: 410,
      records: mainRecords(random),
    },
    {
      tenant: northwind,
      name: "northwind-shop.example",
      description: "Online shop; the web team edits it",
      default_ttl: 300,
      created: 260,
      records: shopRecords,
    },
    {
      tenant: northwind,
      name: "fleet.example",
      description: "Every vehicle and depot",
      default_ttl: 900,
      created: 190,
      records: fleetRecords(5000),
    },
    {
      tenant: northwind,
      name: "xn--bersee-logistik-yvb.example",
      description: "übersee-logistik: brand in Germany",
      created: 150,
      records: smallRecords("203.0.113.40"),
    },
    {
      tenant: northwind,
      name: "northwind-labs.example",
      description: "Waiting for the TXT record at the registrar",
      status: "pending_validation",
      created: 1,
      challenged: 20,
      records: smallRecords("203.0.113.50"),
    },
    {
      tenant: northwind,
      name: "northwind-ventures.example",
      description: "Nobody published the TXT record in time",
      status: "pending_validation",
      created: 12,
      challenged: 12 * 24,
      records: [],
    },
    {
      tenant: northwind,
      name: "oldbrand.example",
      description: "Parked since the rebranding",
      status: "inactive",
      created: 400,
      records: smallRecords("203.0.113.60"),
    },
    {
      tenant: northwind,
      name: "northwind-summit.example",
      description: "Conference site of last year",
      created: 220,
      deleted: 6,
      records: smallRecords("203.0.113.70"),
    },
    {
      tenant: northwind,
      name: "partners.example",
      type: "secondary",
      description: "Transferred from the partners' own servers",
      created: 120,
      records: smallRecords("203.0.113.80"),
    },
    {
      tenant: northwind,
      name: "2.0.192.in-addr.arpa",
      type: "reverse_ipv4",
      description: "192.0.2.0/24, head office",
      created: 300,
      records: ptrRecords(120, (host) => `${host}`),
    },
    {
      tenant: northwind,
      name: "64/26.113.0.203.in-addr.arpa",
      type: "reverse_ipv4",
      description: "203.0.113.64/26, delegated by the carrier (RFC 2317)",
      created: 90,
      records: ptrRecords(20, (host) => `${host + 64}`),
    },
    {
      tenant: northwind,
      name: "0.1.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
      type: "reverse_ipv6",
      description: "2001:db8:10::/48, head office",
      created: 300,
      records: ptrRecords(
        30,
        (host) => `${host.toString(16).padStart(20, "0").split("").reverse().join(".")}`,
      ),
    },
    { tenant: lumen, name: "lumen-optics.example", created: 350, records: smallRecords("198.51.100.10") },
    {
      tenant: lumen,
      name: "lumen-lab.example",
      status: "pending_validation",
      created: 2,
      challenged: 30,
      records: smallRecords("198.51.100.20"),
    },
    ...countries.map((country, index) => ({
      tenant: northwind,
      name: `northwind-${country}.example`,
      description: `Country site, ${country.toUpperCase()}`,
      created: 100 + index,
      records: smallRecords(`203.0.113.${100 + index}`),
      ...(signed[country] && { signed: signed[country] }),
    })),
  ];
  for (const [label, outcome] of [
    ["validates", "succeeds"],
    ["mismatch", "finds another value"],
    ["missing", "finds no record"],
    ["unresolvable", "finds no domain"],
    ["timeout", "gets no answer from DNS"],
  ] as const) {
    zones.push({
      tenant: northwind,
      name: `northwind.${label}.test`,
      description: `To try validation: its check ${outcome}`,
      status: "pending_validation",
      created: 1,
      challenged: 24,
      records: [],
    });
  }
  return zones;
}
