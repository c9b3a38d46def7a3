import { defineContent } from "./definition";
import { digestProblems } from "./digest";

const digests = { "1": { name: "SHA-1", octets: 20 }, "2": { name: "SHA-256", octets: 32 } };

/** RFC 4255, 6594 (SHA-256, ECDSA), 7479 (Ed25519) and 8709 (Ed448). */
export const sshfp = defineContent({
  description: "Fingerprint of an SSH host key",
  example: "4 2 123456789ABCDEF67890123456789ABCDEF67890123456789ABCDEF123456789",
  fields: [
    {
      name: "algorithm",
      label: "Algorithm",
      kind: "uint8",
      hint: "The kind of the host key",
      options: [
        { value: "1", label: "RSA" },
        { value: "2", label: "DSA" },
        { value: "3", label: "ECDSA" },
        { value: "4", label: "Ed25519" },
        { value: "6", label: "Ed448" },
      ],
    },
    {
      name: "fingerprint_type",
      label: "Fingerprint type",
      kind: "uint8",
      hint: "How the fingerprint was made",
      options: [
        { value: "1", label: "SHA-1" },
        { value: "2", label: "SHA-256" },
      ],
    },
    {
      name: "fingerprint",
      label: "Fingerprint",
      kind: "hex",
      hint: "Hexadecimal, as ssh-keygen -r prints it",
    },
  ],
  check: (fields) => digestProblems(fields, "fingerprint", "fingerprint_type", digests),
});
