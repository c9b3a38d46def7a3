import { describe, expect, test } from "vitest";
import { guessType, readPasted } from "./pasted-record";
import { zone } from "./records.fixture";

const paste = (text: string, type = "A") => readPasted(text, type, zone, undefined);

describe("a line of a zone file", () => {
  test.each([
    ["www 300 IN A 192.0.2.1", { name: "www", type: "A", ttl: 300, fields: { address: "192.0.2.1" } }],
    ["www.example.com.\t5m\tIN\tA\t192.0.2.1", { name: "www", ttl: 300 }],
    ["@ IN MX 10 mail", { name: "@", type: "MX", fields: { priority: "10", host: "mail.example.com." } }],
    ["  IN AAAA 2001:db8::1", { name: undefined, type: "AAAA" }],
    ["IN A 192.0.2.1", { name: undefined, type: "A" }],
    ["MX 10 mail.example.net.", { name: undefined, type: "MX", fields: { host: "mail.example.net." } }],
    ["300 IN A 192.0.2.1", { name: undefined, ttl: 300 }],
    ['_dmarc TXT "v=DMARC1; p=none"', { name: "_dmarc", fields: { text: "v=DMARC1; p=none" } }],
    ["www A 192.0.2.1 ; the old one", { name: "www", content: "192.0.2.1" }],
    ["bücher A 192.0.2.1", { name: "bücher" }],
    [
      "@ SOA ns1 host ( 1 2h\n 3 4 5 )",
      { type: "SOA", content: "ns1.example.com. host.example.com. 1 7200 3 4 5" },
    ],
  ])("%s", (text, record) => {
    expect(paste(text)).toMatchObject(record);
  });

  test("in a reverse zone begins with its owner, though that is a number", () => {
    const record = readPasted("10 IN PTR host.example.com.", "PTR", "2.0.192.in-addr.arpa", undefined);
    expect(record).toMatchObject({ name: "10", ttl: undefined, type: "PTR" });
  });

  test("keeps TXT of several strings as they are", () => {
    expect(paste('x TXT "a=1" "b=2"')).toMatchObject({ fields: undefined, content: '"a=1" "b=2"' });
  });

  test("may be of a type that is announced, though it is not known here", () => {
    const types = new Set(["A", "LUA"]);
    expect(readPasted('x 60 lua A "return 1"', "A", zone, types)).toEqual({
      ...{ name: "x", type: "LUA", ttl: 60, fields: undefined, content: 'A "return 1"' },
    });
    expect(readPasted("x 60 MX 10 mail", "A", zone, types)).toBeNull();
  });

  test.each([
    ["192.0.2.1"],
    ["www"],
    ["www.example.net. A 192.0.2.1"],
    ["www A 192.0.2.999"],
    ["www A 192.0.2.1\nftp A 192.0.2.2"],
    ['www "A" 192.0.2.1'],
    ["(("],
    [""],
  ])("is not %s, which is pasted as it is", (text) => {
    expect(paste(text)).toBeNull();
  });
});

describe("content of a type with several fields", () => {
  test.each([
    ["MX", "10 mail.example.com.", { priority: "10", host: "mail.example.com." }],
    ["MX", "10  mail", { priority: "10", host: "mail" }],
    [
      "SRV",
      "0 5 5060 sip.example.net.",
      { priority: "0", weight: "5", port: "5060", target: "sip.example.net." },
    ],
    ["CAA", '0 issue "letsencrypt.org"', { flags: "0", tag: "issue", value: "letsencrypt.org" }],
    ["TXT", '"v=DKIM1; p=AB" "CD"', { text: "v=DKIM1; p=ABCD" }],
    ["TXT", '( "one "\n "two" )', { text: "one two" }],
  ])("%s %s", (type, text, fields) => {
    expect(paste(text, type)?.fields).toEqual(fields);
  });

  test("hexadecimal is joined", () => {
    const digest = "D4B7D520E7BB5F0F67674A0CCEB1E3E0 614B93C4F9E99B8383F6A1E4469DA50A";
    expect(paste(`60485 13 2 ( ${digest} )`, "DS")?.fields?.digest).toBe(digest.replace(" ", ""));
  });

  test("of one field, or plain text, is pasted as it is", () => {
    expect(paste("192.0.2.1", "A")).toBeNull();
    expect(paste("v=spf1 mx -all", "TXT")).toBeNull();
    expect(paste("10", "MX")).toBeNull();
  });
});

test.each([
  ["192.0.2.1", "A"],
  ["2001:db8::1", "AAAA"],
  ["10 mail.example.net.", "MX"],
  ["0 5 5060 sip.example.net", "SRV"],
  ['0 issue "ca.example"', "CAA"],
  ["v=spf1 -all", "TXT"],
  ["mail.example.net", undefined],
  ["10 20", undefined],
])("%s is most probably %s", (text, type) => {
  expect(guessType(text, zone)).toBe(type);
});
