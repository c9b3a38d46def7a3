import fc from "fast-check";
import { expect, test } from "vitest";
import { parseContent, recordTypes } from "./content/registry";
import { readZoneFile } from "./zone-file-reader";
import { type WritableRecord, writeZoneFile } from "./zone-file-writer";

const origin = "example.com.";

function record(name: string, type: string, content: string, ttl = 3600): WritableRecord {
  return { name, type, content, ttl };
}

test("writes a file to read: SOA, apex, names in natural order, columns aligned", () => {
  const records = [
    record("host10.example.com.", "A", "192.0.2.10"),
    record("host2.example.com.", "AAAA", "2001:db8::2"),
    record("host2.example.com.", "A", "192.0.2.2", 300),
    record("*.sub.example.com.", "TXT", '"v=spf1 -all" "two"'),
    record("example.com.", "MX", "10 mail.example.com."),
    record("example.com.", "NS", "ns1.example.net."),
    record(
      "example.com.",
      "SOA",
      "ns1.example.net. hostmaster.example.com. 2026010101 43200 7200 1209600 30",
    ),
    { ...record("old.example.com.", "A", "192.0.2.9"), disabled: true },
  ];
  expect(writeZoneFile(records, { origin: "example.com", defaultTtl: 3600 })).toBe(
    `$ORIGIN example.com.
$TTL 3600

@          IN SOA  ns1.example.net. hostmaster.example.com. (
        2026010101 ; serial
        43200      ; refresh (12h)
        7200       ; retry (2h)
        1209600    ; expire (2w)
        30         ; negative TTL
)

@          IN NS   ns1.example.net.
@          IN MX   10 mail.example.com.

host2  300 IN A    192.0.2.2
host2      IN AAAA 2001:db8::2
host10     IN A    192.0.2.10
; disabled: old        IN A    192.0.2.9
*.sub      IN TXT  "v=spf1 -all" "two"
`,
  );
});

test("an empty zone is only its origin and TTL", () => {
  expect(writeZoneFile([], { origin: ".", defaultTtl: 60 })).toBe("$ORIGIN .\n$TTL 60\n");
});

const octet = fc.integer({ min: 0, max: 255 });
const label = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z0-9_-]{1,12}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "*",
      "\\@",
      "\\$ttl",
      "a\\.b",
      "x\\032y",
      "\\000",
      "\\255",
      '\\"q\\"',
      "\\;",
      "in",
      "300",
    ),
  },
);
const relative = fc
  .array(label, { minLength: 0, maxLength: 4 })
  .map((labels) => labels.map((one) => `${one}.`).join(""));
const name = relative.map((labels) => `${labels}${origin}`);
const text = fc.array(octet, { maxLength: 300 }).map((octets) => {
  return `"${octets.map((code) => `\\${String(code).padStart(3, "0")}`).join("")}"`;
});
const content = fc.oneof(
  fc.tuple(octet, octet, octet, octet).map((parts) => ["A", parts.join(".")] as const),
  name.map((host) => ["CNAME", host] as const),
  fc.tuple(octet, name).map(([preference, host]) => ["MX", `${preference} ${host}`] as const),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((texts) => ["TXT", texts.join(" ")] as const),
  fc.constantFrom(
    ...recordTypes
      .filter(({ type }) => type !== "SOA" && type !== "DS")
      .map(({ type, example }) => [type, example] as const),
  ),
  fc.uint8Array({ maxLength: 20 }).map((data) => {
    const hex = Array.from(data, (one) => one.toString(16).padStart(2, "0")).join("");
    return ["TYPE731", `\\# ${data.length} ${hex}`] as const;
  }),
);
const someRecord = fc.tuple(name, content, fc.integer({ min: 0, max: 2147483647 }));

/** Records as a zone holds them: canonical, each once, one TTL for a name and type. */
function zoneOf(drawn: readonly (readonly [string, readonly [string, string], number])[]): WritableRecord[] {
  const ttls = new Map<string, number>();
  const records = new Map<string, WritableRecord>();
  for (const [owner, [type, data], drawnTtl] of drawn) {
    const parsed = parseContent(type, data, origin);
    if (!parsed.ok) throw new Error(`${type} ${data}: ${JSON.stringify(parsed.problems)}`);
    const set = `${owner} ${type}`;
    const ttl = ttls.get(set) ?? drawnTtl;
    ttls.set(set, ttl);
    records.set(`${set} ${parsed.value.content}`, record(owner, type, parsed.value.content, ttl));
  }
  return [...records.values()];
}

const sorted = (records: readonly WritableRecord[]) =>
  records.map(({ name, type, content, ttl }) => JSON.stringify([name, type, content, ttl])).sort();

test("what is written is read back the same", () => {
  fc.assert(
    fc.property(
      fc.array(someRecord, { maxLength: 30 }),
      fc.integer({ min: 0, max: 100_000 }),
      (drawn, defaultTtl) => {
        const records = zoneOf(drawn);
        const read = readZoneFile(writeZoneFile(records, { origin, defaultTtl }), { origin });
        expect(read.problems).toEqual([]);
        expect(sorted(read.records)).toEqual(sorted(records));
      },
    ),
    { numRuns: 300 },
  );
});

test("writing is stable: what is read back is written the same", () => {
  fc.assert(
    fc.property(fc.array(someRecord, { maxLength: 30 }), (drawn) => {
      const written = writeZoneFile(zoneOf(drawn), { origin, defaultTtl: 3600 });
      const again = writeZoneFile(readZoneFile(written, { origin }).records, { origin, defaultTtl: 3600 });
      expect(again).toBe(written);
    }),
    { numRuns: 200 },
  );
});

test("writes 50,000 records in well under five seconds", () => {
  const records = Array.from({ length: 50_000 }, (_, at) =>
    record(`host-${at}.example.com.`, "A", `10.0.${at >> 8}.${at & 255}`),
  );
  const start = performance.now();
  expect(writeZoneFile(records, { origin, defaultTtl: 3600 }).split("\n")).toHaveLength(50_004);
  expect(performance.now() - start).toBeLessThan(5_000);
});
