import { expect, test } from "vitest";
import { recordWarnings } from "./record-warnings";
import { aRecord, rowsOf } from "./records.fixture";

const rows = rowsOf(
  "@ - SOA ns1.example.com. h.example.com. 1 2 3 4 5",
  "@ - NS ns1.example.com.",
  '@ 300 TXT "v=spf1 -all"',
  "www 300 A 192.0.2.1",
  "alias - CNAME www.example.com.",
  "note - TXT x",
  aRecord("off - A 192.0.2.1", { disabled: true }),
  "*.wild - A 192.0.2.1",
  "sub - NS ns.example.net.",
);
const zone = { name: "example.com", defaultTtl: 3600, rows };

function warned(name: string, type: string, content: string, ttl: number | null = 300, own?: string) {
  const fqdn = name === "@" ? "example.com." : `${name}.example.com.`;
  return recordWarnings({ fqdn, type, content, ttl }, zone, own).map(({ message }) => message);
}

test.each<[string, string, string, RegExp]>([
  ["www", "CNAME", "x.example.net.", /only record at its name/],
  ["alias", "A", "192.0.2.1", /has a CNAME/],
  ["www", "A", "192.0.2.1", /already exists/],
  ["new", "CNAME", "nowhere.example.com.", /nowhere\.example\.com has no records/],
  ["new", "CNAME", "off.example.com.", /off\.example\.com has no records/],
  ["new", "CNAME", "new.example.com.", /points at its own name/],
  ["@", "MX", "10 alias.example.com.", /alias\.example\.com is a CNAME/],
  ["@", "MX", "10 note.example.com.", /no address/],
  ["@", "TXT", '"v=spf1 mx -all"', /SPF record already/],
  ["host.sub", "TXT", "x", /sub\.example\.com is delegated/],
])("%s %s %s", (name, type, content, message) => {
  expect(warned(name, type, content)).toEqual([expect.stringMatching(message)]);
});

test.each<[string, string, string, number | null]>([
  ["new", "CNAME", "www.example.com.", 300],
  ["new", "CNAME", "elsewhere.example.net.", 300],
  ["new", "CNAME", "any.wild.example.com.", 300],
  ["new", "CNAME", "host.sub.example.com.", 300],
  ["@", "MX", "0 .", 300],
  ["@", "MX", "10 www.example.com.", 300],
  ["ns.sub", "A", "192.0.2.1", 300],
  ["sub", "DS", "1 13 2 AB", 300],
  ["www", "A", "192.0.2.2", 300],
])("nothing is said of %s %s %s", (name, type, content, ttl) => {
  expect(warned(name, type, content, ttl)).toEqual([]);
});

test("a TTL unlike the others' of the same name and type is noticed, the zone's default counting as its number", () => {
  expect(warned("www", "A", "192.0.2.2", 60)).toEqual([expect.stringMatching(/the TTL 300/)]);
  expect(warned("sub", "NS", "ns2.example.net.", 3600)).toEqual([]);
});

test("a name without content is warned of too, and a record is not compared with itself", () => {
  expect(warned("www", "CNAME", "")).toEqual([expect.stringMatching(/only record at its name/)]);
  const own = rows.byName.get("www.example.com.")?.[0]?.id;
  expect(warned("www", "A", "192.0.2.1", 300, own)).toEqual([]);
});

test("a warning names the records it is about", () => {
  const [first] = recordWarnings(
    { fqdn: "alias.example.com.", type: "A", content: "192.0.2.1", ttl: 300 },
    zone,
  );
  expect(first?.records.map(({ type }) => type)).toEqual(["CNAME"]);
});
