import { createHash, generateKeyPair, type JsonWebKey } from "node:crypto";
import { promisify } from "node:util";
import { readLabels } from "@/lib/dns/name-labels";

/** What a key is for: it signs the zone's keys, or all else in it. */
export const keyTypes = ["KSK", "ZSK"] as const;
export type KeyType = (typeof keyTypes)[number];

/** RFC 4034 §2.1.1: Zone Key, for the KSK with Secure Entry Point. */
const flags = { KSK: 257, ZSK: 256 } as const;
/** RFC 4034 §2.1.2: always 3. */
const protocol = 3;

const generate = promisify(generateKeyPair);

/** The algorithms the API offers, by their DNSSEC numbers (IANA), and how a key of each is made. */
const makers = {
  8: () => generate("rsa", { modulusLength: 2048 }),
  10: () => generate("rsa", { modulusLength: 2048 }),
  13: () => generate("ec", { namedCurve: "P-256" }),
  14: () => generate("ec", { namedCurve: "P-384" }),
  15: () => generate("ed25519"),
} as const;
export type DnssecAlgorithm = keyof typeof makers;

export function isDnssecAlgorithm(algorithm: number): algorithm is DnssecAlgorithm {
  return Object.hasOwn(makers, algorithm);
}

/** The public part of a new key, as the DNSKEY record holds it. Nothing here signs: the private part is not kept. */
export async function newPublicKey(algorithm: DnssecAlgorithm): Promise<Buffer> {
  const { publicKey } = await makers[algorithm]();
  return publicKeyField(publicKey.export({ format: "jwk" }));
}

/** RFC 3110 §2 for RSA, RFC 6605 §4 for ECDSA, RFC 8080 §3 for Ed25519. */
function publicKeyField({ n, e, x, y }: JsonWebKey): Buffer {
  const octets = (text = "") => Buffer.from(text, "base64url");
  if (n === undefined) return Buffer.concat([octets(x), octets(y)]);
  const exponent = octets(e);
  return Buffer.concat([Buffer.of(exponent.length), exponent, octets(n)]);
}

export interface PublicKey {
  key_type: KeyType;
  algorithm: number;
  /** Base64. */
  public_key: string;
}

/** The data of the key's DNSKEY record (RFC 4034 §2.1). */
function keyData({ key_type, algorithm, public_key }: PublicKey): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(flags[key_type]);
  head.writeUInt8(protocol, 2);
  head.writeUInt8(algorithm, 3);
  return Buffer.concat([head, Buffer.from(public_key, "base64")]);
}

/** RFC 4034 appendix B. */
export function keyTag(key: PublicKey): number {
  let sum = 0;
  keyData(key).forEach((octet, at) => {
    sum += at % 2 === 0 ? octet << 8 : octet;
  });
  return (sum + (sum >> 16)) & 0xffff;
}

/** Digest types of DS records: SHA-256 (RFC 4509) and SHA-384 (RFC 6605 §2). */
const digests = { 2: "sha256", 4: "sha384" } as const;

/** The DS records of a KSK, one of each digest type; `zone` absolute, its trailing dot optional (RFC 4034 §5.1). */
export function dsRecords(zone: string, key: PublicKey) {
  const data = Buffer.concat([wireName(zone), keyData(key)]);
  return Object.entries(digests).map(([type, hash]) => ({
    key_tag: keyTag(key),
    algorithm: key.algorithm,
    digest_type: Number(type),
    digest: createHash(hash).update(data).digest("hex").toUpperCase(),
  }));
}

/** RFC 4034 §6.2: whole, in lower case, not compressed. */
function wireName(zone: string): Buffer {
  const read = readLabels(zone.toLowerCase());
  const parts = read.ok ? read.value.labels.map((label) => Buffer.from(label, "latin1")) : [];
  return Buffer.concat([...parts.flatMap((part) => [Buffer.of(part.length), part]), Buffer.of(0)]);
}
