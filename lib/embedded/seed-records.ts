import type { SeedRandom } from "./seed-random";

// Lines are `name ttl type content`; see SampleZone.records.

/** A corporate zone with every record type the API manages, but for PTR. */
export function mainRecords(random: SeedRandom): string[] {
  const dkim = `v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA${random.hex(344)}IDAQAB`;
  return [
    "@ - A 192.0.2.10",
    "@ - AAAA 2001:db8:10::10",
    "@ - MX 10 mx1.northwind.example.",
    "@ - MX 20 mx2.northwind.example.",
    '@ - TXT "v=spf1 mx ip4:192.0.2.0/24 include:_spf.mailer.example -all"',
    `@ - TXT "google-site-verification=${random.hex(43)}"`,
    '@ - TXT "MS=ms48213907"',
    '@ 86400 CAA 0 issue "letsencrypt.org"',
    '@ 86400 CAA 0 issuewild ";"',
    '@ 86400 CAA 128 iodef "mailto:security@northwind.example"',
    '@ - NAPTR 100 10 "S" "SIP+D2T" "" _sip._tcp.northwind.example.',
    '@ - NAPTR 110 10 "S" "SIP+D2U" "" _sip._udp.northwind.example.',
    "www - CNAME northwind.example.",
    "app 60 ALIAS northwind.cdn-provider.example.",
    "status - CNAME northwind.statuspage-provider.example.",
    "mx1 - A 192.0.2.25",
    "mx1 - AAAA 2001:db8:10::25",
    "mx2 - A 198.51.100.25",
    `mail._domainkey - TXT "${dkim.slice(0, 255)}" "${dkim.slice(255)}"`,
    '_dmarc - TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@northwind.example; adkim=s; aspf=s"',
    '_mta-sts - TXT "v=STSv1; id=20260401T000000;"',
    "mta-sts - CNAME mta-sts.mailer.example.",
    "_sip._tcp - SRV 10 60 5060 sip1.northwind.example.",
    "_sip._tcp - SRV 20 40 5060 sip2.northwind.example.",
    "_sip._udp - SRV 10 100 5060 sip1.northwind.example.",
    "_imaps._tcp - SRV 0 1 993 mx1.northwind.example.",
    "_submission._tcp - SRV 0 1 587 mx1.northwind.example.",
    "sip1 - A 192.0.2.60",
    "sip2 - A 192.0.2.61",
    `_25._tcp.mx1 - TLSA 3 1 1 ${random.hex(64).toUpperCase()}`,
    `_443._tcp.portal - TLSA 3 1 1 ${random.hex(64).toUpperCase()}`,
    "portal 300 A 192.0.2.30",
    "portal 300 A 192.0.2.31",
    "portal 300 AAAA 2001:db8:10::30",
    "vpn - A 192.0.2.40",
    "vpn - AAAA 2001:db8:10::40",
    "bastion - A 192.0.2.22",
    `bastion - SSHFP 1 2 ${random.hex(64).toUpperCase()}`,
    `bastion - SSHFP 4 2 ${random.hex(64).toUpperCase()}`,
    "archive - DNAME oldbrand.example.",
    "*.preview 60 A 192.0.2.80",
    "*.preview 60 AAAA 2001:db8:10::80",
    "lager-münchen - A 192.0.2.90",
    "größe - CNAME portal.northwind.example.",
    "_acme-challenge - CNAME northwind.acme-dns.example.",
    "dk 86400 NS ns1.dk-operator.example.",
    "dk 86400 NS ns2.dk-operator.example.",
    `dk 86400 DS 60485 13 2 ${random.hex(64).toUpperCase()}`,
    'notes - TXT "Änderungen bitte über das Portal; \\"Quelle: Marketing\\""',
    "; staging 60 A 192.0.2.99",
    "; intranet-old - CNAME portal.northwind.example.",
  ];
}

/** The zone that one editor alone may edit. */
export const shopRecords: readonly string[] = [
  "@ - A 203.0.113.20",
  "@ - AAAA 2001:db8:20::20",
  "@ - MX 10 mx1.northwind.example.",
  '@ - TXT "v=spf1 include:northwind.example -all"',
  "www - CNAME northwind-shop.example.",
  "api 60 A 203.0.113.21",
  "api 60 A 203.0.113.22",
  "checkout 60 A 203.0.113.23",
  "img - CNAME images.cdn-provider.example.",
  "static - CNAME static.cdn-provider.example.",
  "*.campaign - CNAME landing.cdn-provider.example.",
  '_dmarc - TXT "v=DMARC1; p=reject"',
  "blog - ALIAS blog.hosting-provider.example.",
  "; beta 60 A 203.0.113.29",
];

/** What a small site has. */
export function smallRecords(address: string): string[] {
  return [
    `@ - A ${address}`,
    "@ - MX 10 mx1.northwind.example.",
    '@ - TXT "v=spf1 include:northwind.example -all"',
    `www - A ${address}`,
    "mail - CNAME mx1.northwind.example.",
    '_dmarc - TXT "v=DMARC1; p=none"',
    '@ - CAA 0 issue "letsencrypt.org"',
  ];
}

/** As many PTR records, named by host number. */
export function ptrRecords(count: number, name: (host: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => {
    const host = index + 1;
    return `${name(host)} - PTR host-${String(host).padStart(3, "0")}.northwind.example.`;
  });
}

/** A large zone of exactly `count` records: depots, their gates, and vehicles with trackers. */
export function fleetRecords(count: number): string[] {
  const lines = ["@ - A 192.0.2.100", "www - CNAME fleet.example.", '@ - TXT "v=spf1 -all"'];
  const pad = (number: number, digits: number) => String(number).padStart(digits, "0");
  for (let vehicle = 1; lines.length < count; vehicle++) {
    const depot = pad(1 + (vehicle % 40), 2);
    const name = `truck-${pad(vehicle, 4)}.depot-${depot}`;
    const [high, low] = [vehicle >> 8, vehicle & 255];
    lines.push(`${name} - A 10.20.${high}.${low}`);
    if (vehicle % 2 === 0) lines.push(`${name} - AAAA 2001:db8:20:${Number(depot)}::${vehicle.toString(16)}`);
    if (vehicle % 5 === 0) lines.push(`${name} - TXT "plate=NW-${pad(vehicle, 4)}" "depot=${depot}"`);
    if (vehicle % 7 === 0)
      lines.push(`tracker.${name} 60 CNAME gps-${vehicle % 9}.tracking-provider.example.`);
    if (vehicle % 50 === 0)
      lines.push(`_mqtt._tcp.depot-${depot} - SRV 10 ${vehicle / 50} 8883 broker.fleet.example.`);
  }
  return lines.slice(0, count);
}
