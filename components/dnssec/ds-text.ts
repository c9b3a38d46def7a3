import { algorithmName, digestName } from "./dnssec-words";
import type { Ds, Key } from "./signing";

/** One labelled field as registrars ask for it; `note` says what a number means. */
export interface LabelledField {
  label: string;
  value: string;
  note?: string;
}

/** The four fields of a DS. */
export function dsFields({ key_tag, algorithm, digest_type, digest }: Ds): LabelledField[] {
  return [
    { label: "Key tag", value: String(key_tag) },
    { label: "Algorithm", value: String(algorithm), note: algorithmName(algorithm) },
    { label: "Digest type", value: String(digest_type), note: digestName(digest_type) },
    { label: "Digest", value: digest },
  ];
}

/** RFC 4034 §2.1.1: Zone Key and Secure Entry Point, as every KSK has them. */
const kskFlags = "257";

/** The four fields of a KSK's DNSKEY, for registrars that make the DS by themselves. */
export function dnskeyFields({ algorithm, public_key }: Key): LabelledField[] {
  return [
    { label: "Flags", value: kskFlags, note: "KSK" },
    { label: "Protocol", value: "3", note: "always" },
    { label: "Algorithm", value: String(algorithm), note: algorithmName(algorithm) },
    { label: "Public key", value: public_key },
  ];
}

/** All fields as text, one per line: "Algorithm: 13 (ECDSA P-256)". */
export function fieldsText(fields: readonly LabelledField[]): string {
  return fields.map(({ label, value, note }) => `${label}: ${value}${note ? ` (${note})` : ""}`).join("\n");
}

/** As a zone file writes it; `zone` without its trailing dot. */
export function dsLine(zone: string, { key_tag, algorithm, digest_type, digest }: Ds): string {
  return `${zone}. IN DS ${key_tag} ${algorithm} ${digest_type} ${digest}`;
}

export function dnskeyLine(zone: string, { algorithm, public_key }: Key): string {
  return `${zone}. IN DNSKEY ${kskFlags} 3 ${algorithm} ${public_key}`;
}

/** A digest as typed or pasted, without spaces, colons, hyphens and a leading 0x, in upper case; not checked. */
export function cleanDigest(text: string): string {
  return text
    .replaceAll(/[\s:-]+/g, "")
    .replace(/^0x/i, "")
    .toUpperCase();
}
