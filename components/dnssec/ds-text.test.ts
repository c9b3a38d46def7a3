import { expect, test } from "vitest";
import { cleanDigest, dnskeyLine, dsFields, dsLine, fieldsText } from "./ds-text";
import { aKey, dsOf, sha256 } from "./signing.fixture";

const [ds = { key_tag: 0, algorithm: 0, digest_type: 0, digest: "" }] = dsOf(60485);

test("a DS as a line and as labelled fields", () => {
  expect(dsLine("example.com", ds)).toBe(`example.com. IN DS 60485 13 2 ${sha256}`);
  expect(fieldsText(dsFields(ds))).toBe(
    `Key tag: 60485\nAlgorithm: 13 (ECDSA P-256)\nDigest type: 2 (SHA-256)\nDigest: ${sha256}`,
  );
  expect(dnskeyLine("example.com", aKey("KSK", 1))).toMatch(/^example\.com\. IN DNSKEY 257 3 13 oJMRES/);
});

test("a digest loses what people put between its digits", () => {
  expect(cleanDigest(" d4:b7 d5-20\n")).toBe("D4B7D520");
  expect(cleanDigest("0xd4b7")).toBe("D4B7");
});
