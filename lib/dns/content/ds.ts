import { defineContent } from "./definition";
import { digestProblems } from "./digest";

const digests = {
  "1": { name: "SHA-1", octets: 20 },
  "2": { name: "SHA-256", octets: 32 },
  "3": { name: "GOST R 34.11-94", octets: 32 },
  "4": { name: "SHA-384", octets: 48 },
};

// RFC 4034 §5.3 lets the algorithm be a word; BIND also reads the digest type as one.
const algorithms = {
  RSAMD5: "1",
  DSA: "3",
  RSASHA1: "5",
  NSEC3DSA: "6",
  NSEC3RSASHA1: "7",
  RSASHA256: "8",
  RSASHA512: "10",
  ECCGOST: "12",
  ECDSAP256SHA256: "13",
  ECDSAP384SHA384: "14",
  ED25519: "15",
  ED448: "16",
  INDIRECT: "252",
  PRIVATEDNS: "253",
  PRIVATEOID: "254",
};
const digestTypes = {
  SHA1: "1",
  "SHA-1": "1",
  SHA256: "2",
  "SHA-256": "2",
  GOST: "3",
  SHA384: "4",
  "SHA-384": "4",
};

/** RFC 4034 §5, with the algorithms of the IANA registries. */
export const ds = defineContent({
  description: "Digest of a signed child zone's key",
  example: "60485 13 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A",
  fields: [
    { name: "key_tag", label: "Key tag", kind: "uint16", hint: "The tag of the child's key-signing key" },
    {
      name: "algorithm",
      label: "Algorithm",
      kind: "uint8",
      hint: "The algorithm of that key",
      options: [
        { value: "5", label: "RSA/SHA-1" },
        { value: "7", label: "RSA/SHA-1 with NSEC3" },
        { value: "8", label: "RSA/SHA-256" },
        { value: "10", label: "RSA/SHA-512" },
        { value: "13", label: "ECDSA P-256 with SHA-256" },
        { value: "14", label: "ECDSA P-384 with SHA-384" },
        { value: "15", label: "Ed25519" },
        { value: "16", label: "Ed448" },
      ],
      mnemonics: algorithms,
    },
    {
      name: "digest_type",
      label: "Digest type",
      kind: "uint8",
      hint: "How the digest was made",
      options: [
        { value: "1", label: "SHA-1" },
        { value: "2", label: "SHA-256" },
        { value: "4", label: "SHA-384" },
      ],
      mnemonics: digestTypes,
    },
    { name: "digest", label: "Digest", kind: "hex", hint: "Hexadecimal, as the child's operator gives it" },
  ],
  check: (fields) => digestProblems(fields, "digest", "digest_type", digests),
});
