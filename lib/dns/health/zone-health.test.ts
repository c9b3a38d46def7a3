import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readZoneFile } from "../zone-file-reader";
import { type HealthRow, type HealthRule, healthRules, sourceUrl } from "./health-row";
import { zoneHealthSteps } from "./zone-health";

/** Lines as `www 300 A 192.0.2.1`, `-` for the zone's TTL, `;` before one that is disabled. */
function health(...lines: string[]): [HealthRule, string, ...string[]][] {
  const rows = lines.map((line, at): HealthRow => {
    const [, off, name = "", ttl, type = "", value = ""] = /^(;?)(\S+) (\S+) (\S+) (.*)$/.exec(line) ?? [];
    const fqdn = name === "@" ? "example.com." : `${name}.example.com.`;
    const seconds = ttl === "-" ? null : Number(ttl);
    return { id: String(at), fqdn, type, value, ttl: seconds, disabled: off === ";" };
  });
  const steps = zoneHealthSteps(rows, { name: "example.com", defaultTtl: 3600 });
  for (;;) {
    const next = steps.next();
    if (!next.done) continue;
    return next.value.map(({ rule, message, records }) => [
      rule,
      message,
      ...records.map(({ fqdn, type }) => `${fqdn.replace(/\.?example\.com\.$/, "") || "@"} ${type}`),
    ]);
  }
}

const soa = "@ - SOA ns1.example.net. h.example.com. 1 2 3 4 5";

test("nothing is said of a zone that is well kept", () => {
  const zone = health(
    soa,
    "@ - NS ns1.example.net.",
    "@ - A 192.0.2.1",
    "www - A 192.0.2.1",
    "@ - MX 10 mail.example.com.",
    "mail - A 192.0.2.2",
    '@ - TXT "v=spf1 include:_spf.example.net mx -all"',
    '_dmarc - TXT "v=DMARC1; p=reject"',
    "blog - CNAME www.example.com.",
    "shop - CNAME shop.example.net.",
    "sub - NS ns.sub.example.com.",
    "ns.sub - A 192.0.2.3",
    "none - MX 0 .",
  );
  expect(zone).toEqual([]);
});

test.each<[string, string[], [HealthRule, RegExp, ...string[]]]>([
  [
    "a CNAME to a name without records",
    ["blog - CNAME gone.example.com."],
    ["target_missing", /^gone\.example\.com has no records/, "blog CNAME"],
  ],
  [
    "an SRV to a name whose only record is disabled",
    ["_sip._tcp - SRV 1 2 5060 off.example.com.", ";off - A 192.0.2.1"],
    ["target_missing", /^off\.example\.com/, "_sip._tcp SRV"],
  ],
  ["a CNAME to itself", ["a - CNAME a.example.com."], ["target_own", /its own name/, "a CNAME"]],
  [
    "name servers that are a CNAME",
    ["sub - NS ns.example.com.", "ns - CNAME host.example.net."],
    ["target_alias", /ns\.example\.com is a CNAME; NS/, "sub NS", "ns CNAME"],
  ],
  [
    "an MX to a name with only text",
    ["@ - MX 10 note.example.com.", "note - TXT x", "_dmarc - TXT v=DMARC1"],
    ["target_without_address", /note\.example\.com has no address/, "@ MX", "note TXT"],
  ],
  [
    "a delegation without glue",
    ["sub - NS ns.sub.example.com."],
    ["glue_missing", /ns\.sub\.example\.com is below the delegated name/, "sub NS"],
  ],
  [
    "a record below a delegation",
    ["sub - NS ns.example.net.", "www.sub - TXT x"],
    ["occluded", /sub\.example\.com is delegated/, "www.sub TXT", "sub NS"],
  ],
  [
    "two SPF records",
    ['@ - TXT "v=spf1 -all"', '@ - TXT "v=spf1 mx -all"'],
    ["spf_twice", /broken/, "@ TXT", "@ TXT"],
  ],
  [
    "SPF that takes eleven look-ups, some of them within what it includes",
    [
      '@ - TXT "v=spf1 a mx include:_a.example.com include:_b.example.com " "redirect=_c.example.net"',
      '_a - TXT "v=spf1 include:1.example.net include:2.example.net ~exists:%{i}.example.net ip4:192.0.2.0/24 all"',
      '_b - TXT "v=spf1 a:x.example.com/24 ptr include:_a.example.com -all"',
    ],
    ["spf_lookups", /at least 14 look-ups/, "@ TXT"],
  ],
  [
    "mail without DMARC",
    ["@ - MX 10 mx.example.net."],
    ["dmarc_missing", /no _dmarc\.example\.com:/, "@ MX"],
  ],
  [
    "mail of a name below, where the zone has no DMARC either",
    ["lists - MX 10 mx.example.net."],
    ["dmarc_missing", /no _dmarc\.lists\.example\.com:/, "lists MX"],
  ],
  [
    "TTLs of one name and type that differ, the zone's own counting as its number",
    ["www 60 A 192.0.2.1", "www - A 192.0.2.2", "www 3600 A 192.0.2.3"],
    ["ttl_differs", /TTLs 60, 3600;/, "www A", "www A", "www A"],
  ],
  ["a TTL under a minute", ["www 59 A 192.0.2.1"], ["ttl_short", /Under 1m/, "www A"]],
  ["a TTL over a week", ["www 604801 A 192.0.2.1"], ["ttl_long", /Over 1w/, "www A"]],
  [
    "one address at two names",
    ["a - AAAA 2001:db8::1", "b - AAAA 2001:db8::1"],
    ["address_shared", /^2001:db8::1 is the address of 2 names/, "a AAAA", "b AAAA"],
  ],
])("%s is told", (_, lines, [rule, message, ...records]) => {
  expect(health(soa, ...lines)).toEqual([[rule, expect.stringMatching(message), ...records]]);
});

test.each<[string, string[]]>([
  ["a disabled record", [";blog 1 CNAME gone.example.com."]],
  ["a target that a wildcard answers for", ["blog - CNAME any.wild.example.com.", "*.wild - A 192.0.2.1"]],
  ["a target that is delegated", ["blog - CNAME www.sub.example.com.", "sub - NS ns.example.net."]],
  ["DS at a delegation", ["sub - NS ns.example.net.", "sub - DS 1 13 2 AB"]],
  ["SPF of exactly ten look-ups", [`@ - TXT "v=spf1 ${"exists:a.example.net ".repeat(10)}-all"`]],
  ["SPF that includes itself", ['@ - TXT "v=spf1 include:example.com -all"']],
  ["a mail server of its own name", ["a - MX 1 a.example.com.", "a - A 192.0.2.9", "_dmarc - TXT v=DMARC1"]],
  ["DMARC behind a CNAME", ["@ - MX 1 mx.example.net.", "_dmarc - CNAME d.example.net."]],
  ["TTLs of different types of a name", ["www 60 A 192.0.2.1", "www 120 AAAA 2001:db8::1"]],
])("nothing is said of %s", (_, lines) => {
  expect(health(soa, ...lines)).toEqual([]);
});

test("what points at one name is one finding, what is wrong with that name last", () => {
  const lines = [
    "a - MX 1 note.example.com.",
    "b - MX 1 note.example.com.",
    "note - TXT x",
    "_dmarc - TXT v=DMARC1",
  ];
  const message = "note.example.com has no address (A or AAAA) in this zone.";
  expect(health(soa, ...lines)).toEqual([["target_without_address", message, "a MX", "b MX", "note TXT"]]);
});

test("findings come in the order of the rules, each with a place to read about it", () => {
  const found = health(soa, "b 1 CNAME gone1.example.com.", "a 1 CNAME gone.example.com.");
  expect(found.map(([rule]) => rule)).toEqual(["target_missing", "target_missing", "ttl_short"]);
  expect(sourceUrl("spf_twice")).toBe("https://www.rfc-editor.org/rfc/rfc7208#section-3.2");
  for (const rule of Object.keys(healthRules)) expect(rule).toMatch(/^[a-z_]+$/);
});

const wikimedia = new URL("../../../../shared/zones/wikimedia.org.zone", import.meta.url);

test.skipIf(!existsSync(wikimedia))(
  "a large zone of the real world has few findings but for shared addresses",
  () => {
    const { records } = readZoneFile(readFileSync(wikimedia, "utf8"), { origin: "wikimedia.org" });
    const rows = records.map(
      (record, at): HealthRow => ({
        id: String(at),
        fqdn: record.name,
        type: record.type,
        value: record.content,
        ttl: record.ttl,
        disabled: false,
      }),
    );
    const steps = zoneHealthSteps(rows, { name: "wikimedia.org", defaultTtl: 3600 });
    let next = steps.next();
    while (!next.done) next = steps.next();
    const told = next.value.filter(({ rule }) => rule !== "address_shared");
    expect(told.length).toBeLessThan(40);
    // Its file leaves out what its servers make up by where one asks from: all those aliases are one finding.
    const aliases = told.find(({ message }) => message.startsWith("dyna.wikimedia.org has no records"));
    expect(aliases?.records.length).toBeGreaterThan(100);
  },
);
