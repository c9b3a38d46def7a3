import type { Tone } from "@/components/ui/status-dot";

const algorithms: { [number: number]: string } = {
  5: "RSA/SHA-1",
  7: "RSA/SHA-1 with NSEC3",
  8: "RSA/SHA-256",
  10: "RSA/SHA-512",
  13: "ECDSA P-256",
  14: "ECDSA P-384",
  15: "Ed25519",
  16: "Ed448",
};

const digests: { [number: number]: string } = {
  1: "SHA-1",
  2: "SHA-256",
  3: "GOST R 34.11-94",
  4: "SHA-384",
  5: "GOST R 34.11-2012",
  6: "SM3",
};

/** What can be chosen for a new zone, the recommended first (RFC 9904 §2, which keeps what RFC 8624 §3.1 said). */
export const algorithmChoices = [
  {
    value: "13",
    label: "13 · ECDSA P-256",
    description: "Recommended: short signatures, and every resolver and registrar knows it.",
  },
  {
    value: "14",
    label: "14 · ECDSA P-384",
    description: "Larger keys of the same kind, where a policy asks for them.",
  },
  {
    value: "15",
    label: "15 · Ed25519",
    description: "The newest: short and fast. Some registrars do not take it yet.",
  },
  {
    value: "8",
    label: "8 · RSA/SHA-256",
    description:
      "Older, not deprecated: RFC 9904 still allows to sign with it and every resolver checks it, but its answers are several times as large.",
  },
  {
    value: "10",
    label: "10 · RSA/SHA-512",
    description: "Deprecated: RFC 9904 does not recommend to sign with it. Resolvers still check it.",
  },
] as const;

/** "ECDSA P-256" for 13; one that is not known by its number. */
export function algorithmName(algorithm: number): string {
  return algorithms[algorithm] ?? `Algorithm ${algorithm}`;
}

/** "SHA-256" for 2. */
export function digestName(type: number): string {
  return digests[type] ?? `Digest type ${type}`;
}

/** How the API's status is said; one that is not known as it comes. */
export function signingStatus(status: string): { label: string; tone: Tone } {
  switch (status) {
    case "disabled":
      return { label: "Not signed", tone: "neutral" };
    case "pending_ds":
      return { label: "Signed, DS pending", tone: "warning" };
    case "active":
      return { label: "Signed, DS confirmed", tone: "success" };
    case "rotating_ksk":
      return { label: "KSK being rotated", tone: "warning" };
    case "rotating_zsk":
      return { label: "ZSK being rotated", tone: "accent" };
    default:
      return { label: status, tone: "neutral" };
  }
}
