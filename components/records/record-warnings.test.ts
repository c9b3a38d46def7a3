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

function warned(name: string, type: string, content: string, own?: string) {
  const fqdn = name === "@" ? "example.com." : `${name}.example.com.`;
  return recordWarnings({ fqdn, type, content }, zone, own).map(({ message }) => message);
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

test.each<[string, string, string]>([
  ["new", "CNAME", "www.example.com."],
  ["new", "CNAME", "elsewhere.example.net."],
  ["new", "CNAME", "any.wild.example.com."],
  ["new", "CNAME", "host.sub.example.com."],
  ["@", "MX", "0 ."],
  ["@", "MX", "10 www.example.com."],
  ["ns.sub", "A", "192.0.2.1"],
  ["sub", "DS", "1 13 2 AB"],
  ["www", "A", "192.0.2.2"],
])("nothing is said of %s %s %s", (name, type, content) => {
  expect(warned(name, type, content)).toEqual([]);
});

test("a name without content is warned of too, and a record is not compared with itself", () => {
  expect(warned("www", "CNAME", "")).toEqual([expect.stringMatching(/only record at its name/)]);
  const own = rows.byName.get("www.example.com.")?.[0]?.id;
  expect(warned("www", "A", "192.0.2.1", own)).toEqual([]);
});

test("a warning names the records it is about", () => {
  const [first] = recordWarnings({ fqdn: "alias.example.com.", type: "A", content: "192.0.2.1" }, zone);
  expect(first?.records.map(({ type }) => type)).toEqual(["CNAME"]);
});
