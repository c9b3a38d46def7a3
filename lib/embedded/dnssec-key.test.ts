import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { dsRecords, isDnssecAlgorithm, keyTag, newPublicKey } from "./dnssec-key";

/** `dnssec-dsfromkey` of BIND, where it is installed; it reads a DNSKEY record of a zone on its input. */
function dsOfBind(zone: string, dnskey: string): string[] | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), "scaidns-console-dnskey-"));
  try {
    const file = path.join(folder, "keys");
    writeFileSync(file, `${zone}. 3600 IN DNSKEY ${dnskey}\n`);
    const args = ["-a", "SHA-256", "-a", "SHA-384", "-f", file, zone];
    return execFileSync("dnssec-dsfromkey", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
      .trim()
      .split("\n");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each([8, 10, 13, 14, 15])(
  "a new key of algorithm %i has the tag and DS that BIND gives it",
  async (algorithm) => {
    if (!isDnssecAlgorithm(algorithm)) throw new Error("It is one");
    const zone = "xn--mnchen-3ya.Example.com";
    const public_key = (await newPublicKey(algorithm)).toString("base64");
    const key = { key_type: "KSK", algorithm, public_key } as const;
    const ours = dsRecords(zone, key);
    expect(ours).toHaveLength(2);
    const bind = dsOfBind(zone, `257 3 ${algorithm} ${public_key}`);
    if (!bind) return;
    expect(bind).toHaveLength(2);
    for (const [at, { digest_type, digest }] of ours.entries()) {
      const [, , , tag, number, type, ...hex] = bind[at]?.split(" ") ?? [];
      expect([tag, number, type, hex.join("")]).toEqual([
        String(keyTag(key)),
        String(algorithm),
        String(digest_type),
        digest,
      ]);
    }
  },
);

test("RFC 4509's example, of a key without the flag of a secure entry point", () => {
  const public_key =
    "AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==";
  const key = { key_type: "ZSK", algorithm: 5, public_key } as const;
  expect(keyTag(key)).toBe(60485);
  expect(dsRecords("dskey.example.com", key)[0]?.digest).toBe(
    "D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A",
  );
});

test.each([
  [
    13,
    "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==",
    55648,
    2,
    "B4C8C1FE2E7477127B27115656AD6256F424625BF5C1E2770CE6D6E37DF61D17",
  ],
  [
    14,
    "xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX45NBwY8rp65F6Glur8I/mlVNgF6W/qTI37m40",
    10771,
    4,
    "72D7B62976CE06438E9C0BF319013CF801F09ECC84B8D7E9495F27E305C6A9B0563A9B5F4D288405C3008A946DF983D6",
  ],
])("RFC 6605's example of algorithm %i", (algorithm, public_key, tag, type, digest) => {
  const key = { key_type: "KSK", algorithm, public_key } as const;
  expect(keyTag(key)).toBe(tag);
  expect(dsRecords("example.net", key).find(({ digest_type }) => digest_type === type)?.digest).toBe(digest);
});
