import { expect, test } from "vitest";
import { dsFields, dsLine, fieldsText } from "./ds-text";
import { isForeign, readPastedDs } from "./pasted-ds";
import { dsOf, sha256, sha384 } from "./signing.fixture";

const [ds = { key_tag: 0, algorithm: 0, digest_type: 0, digest: "" }] = dsOf(60485);
const read = { key_tag: "60485", algorithm: "13", digest_type: "2", digest: sha256 };
const owned = { ...read, owner: "example.com", absolute: true };
const grouped = sha256.match(/.{2}/g)?.join(":") ?? "";

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
  [
    "label and value on lines of their own",
    `Key Tag\n60485\nAlgorithm\n13\nDigest Type\n2\nDigest\n${sha256}\n`,
    read,
  ],
  ["as a table", `Key Tag\tAlgorithm\tDigest Type\tDigest\n60485\t13\t2\t${sha256}`, read],
  [
    "as a table of words",
    `Key Tag | Algorithm | Digest Type | Digest\n60485 | ECDSA P-256 (13) | SHA-256 (2) | ${sha256}`,
    read,
  ],
  ["as a table of cells", `Key Tag\nAlgorithm\nDigest Type\nDigest\n60485\n13\n2\n${sha256}`, read],
  ["labels in one line", `Key Tag: 60485, Algorithm: 13, Digest Type: 2, Digest: ${sha256}`, read],
  ["with commas", `60485,13,2,${sha256}`, read],
  ["with bars", `60485 | 13 | 2 | ${sha256}`, read],
  ["as JSON", JSON.stringify({ keyTag: 60485, algorithm: 13, digestType: 2, digest: sha256 }, null, 2), read],
  [
    "as EPP",
    `<s:keyTag>60485</s:keyTag><s:alg>13</s:alg>\n<s:digestType>2</s:digestType><s:digest>${sha256}</s:digest>`,
    read,
  ],
  ["with 0x", `60485 13 2 0x${sha256}`, read],
  ["labelled with 0x", `Key tag 60485\nAlgorithm 13\nDigest type 2\nDigest 0x${sha256}`, read],
  ["as CDS", `example.com. 3600 IN CDS 60485 13 2 ${sha256}`, owned],
  [
    "behind its signature",
    `example.com. 60 IN RRSIG DS 13 2 60 20261201000000 20261101000000 5 com. abcd==\nexample.com. 60 IN DS 60485 13 2 ${sha256}`,
    owned,
  ],
  ["of an owner called ds", `ds IN DS 60485 13 2 ${sha256}`, { ...read, owner: "ds" }],
  [
    "labelled, without its algorithm",
    `Key tag: 60485\nDigest type: 2\nDigest: ${sha256}`,
    { key_tag: "60485", digest_type: "2", digest: sha256 },
  ],
  ["wrapped", `60485 13 2 ${sha256.slice(0, 32)}\n${sha256.slice(32)}`, read],
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

test("of several the expected one is taken, in whatever form they come", () => {
  const others = [`1 8 2 ${sha256}`, `60485 13 4 ${sha384}`, `60485 13 2 ${sha256}`];
  expect(readPastedDs(others.join("\n"), [ds])).toEqual(read);
  expect(readPastedDs(others.slice(0, 2).join("\n"), [ds])?.digest_type).toBe("4");
  expect(readPastedDs(others.join("\n"))?.key_tag).toBe("1");
  const fields = others.map((line) => {
    const [keyTag, algorithm, digestType, digest] = line.split(" ");
    return { keyTag, algorithm, digestType, digest };
  });
  expect(readPastedDs(JSON.stringify(fields), [ds])).toEqual(read);
  const table = [
    "Key Tag | Algorithm | Digest Type | Digest",
    ...others.map((line) => line.replaceAll(" ", " | ")),
  ];
  expect(readPastedDs(table.join("\n"), [ds])).toEqual(read);
});

test.each([
  ["example.com.", false],
  ["example.com", false],
  ["EXAMPLE", false],
  ["example.", true],
  ["other.example.", true],
  ["other", true],
])("written for %s, it is another zone's: %s", (owner, foreign) => {
  const pasted = readPastedDs(`${owner} IN DS 60485 13 2 ${sha256}`);
  expect(pasted && isForeign(pasted, "example.com")).toBe(foreign);
});
