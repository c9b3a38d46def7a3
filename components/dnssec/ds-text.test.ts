import { expect, test } from "vitest";
import { cleanDigest, dnskeyLine, dsFields, dsLine, fieldsText, readPastedDs } from "./ds-text";
import { aKey, dsOf, sha256, sha384 } from "./signing.fixture";

const [ds = { key_tag: 0, algorithm: 0, digest_type: 0, digest: "" }] = dsOf(60485);
const read = { key_tag: "60485", algorithm: "13", digest_type: "2", digest: sha256 };
const owned = { ...read, owner: "example.com" };
const grouped = sha256.match(/.{2}/g)?.join(":") ?? "";

test("a DS as a line and as labelled fields", () => {
  expect(dsLine("example.com", ds)).toBe(`example.com. IN DS 60485 13 2 ${sha256}`);
  expect(fieldsText(dsFields(ds))).toBe(
    `Key tag: 60485\nAlgorithm: 13 (ECDSA P-256)\nDigest type: 2 (SHA-256)\nDigest: ${sha256}`,
  );
  expect(dnskeyLine("example.com", aKey("KSK", 1))).toMatch(/^example\.com\. IN DNSKEY 257 3 13 oJMRES/);
});

test("what is copied can be pasted", () => {
  expect(readPastedDs(dsLine("example.com", ds))).toEqual(owned);
  expect(readPastedDs(fieldsText(dsFields(ds)))).toEqual(read);
});

test.each([
  ["without owner", `60485 13 2 ${sha256}`, read],
  ["as dig +short gives it", `60485 13 2 ${sha256.slice(0, 56)} ${sha256.slice(56)}\n`, read],
  ["with a TTL and tabs", `Example.COM.\t3600\tIN\tDS\t60485 13 2 ${sha256.toLowerCase()}`, owned],
  ["with its class before its TTL", `example.com. IN 1h DS 60485 13 2 ${sha256}`, owned],
  ["in words", `example.com. IN DS 60485 ECDSAP256SHA256 SHA-256 ${sha256}`, owned],
  [
    "over lines, with a comment",
    `example.com. DS 60485 13 2 ( ${sha256.slice(0, 32)}\n ${sha256.slice(32)} ) ; mine`,
    owned,
  ],
  ["two records, the first", `${dsLine("example.com", ds)}\nexample.com. IN DS 60485 13 4 ${sha384}`, owned],
  ["two short ones, the first", `60485 13 2 ${sha256}\n60485 13 4 ${sha384}`, read],
  ["with colons", `60485 13 2 ${grouped.toLowerCase()}`, read],
  [
    "in a registrar's fields",
    `Key Tag = 60485\nAlgorithm: ECDSA P-256 (13)\nDigest Type: SHA-256 (2)\nDigest: ${grouped}`,
    read,
  ],
  ["cut short", "60485 13 2 D4B7D520E7BB", { ...read, digest: "D4B7D520E7BB" }],
])("pasted %s", (_, text, expected) => {
  expect(readPastedDs(text)).toEqual(expected);
});

test.each([
  ["a digest alone", sha256],
  ["a digest in groups", sha256.match(/.{8}/g)?.join(" ") ?? ""],
  ["a number", "60485"],
  ["words", "the DS of our zone"],
  ["another type", "www 300 IN A 192.0.2.1"],
  ["nothing", ""],
])("%s is no whole DS", (_, text) => expect(readPastedDs(text)).toBeNull());

test("a digest loses what people put between its digits", () => {
  expect(cleanDigest(" d4:b7 d5-20\n")).toBe("D4B7D520");
});
