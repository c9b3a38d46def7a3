import { ds as dsContent } from "@/lib/dns/content/ds";
import { tokenize } from "@/lib/dns/tokens";
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

/** A digest as typed or pasted, without spaces, colons and hyphens, in upper case; not checked. */
export function cleanDigest(text: string): string {
  return text.replaceAll(/[\s:-]+/g, "").toUpperCase();
}

/** A DS read from a text, in the words of the form. */
export interface PastedDs {
  /** Absolute, without its trailing dot; only when the text names it. */
  owner?: string;
  key_tag: string;
  algorithm: string;
  digest_type: string;
  digest: string;
}

/**
 * Reads a whole DS: a zone-file line with or without its owner, TTL and class, the output of dig or dnssec-dsfromkey,
 * or labelled fields one per line. `null` for anything else, such as a digest alone.
 */
export function readPastedDs(text: string): PastedDs | null {
  return readLabelled(text) ?? readLine(text);
}

function readLine(text: string): PastedDs | null {
  const lines = text.split("\n").map((line) => line.replace(/;.*$/, ""));
  const short = lines.filter((line) => /^\s*\d+\s+\d+\s+\d+\s/.test(line));
  // Of several records the first.
  const words = ((short.length > 1 && short[0]) || lines.join(" "))
    .replaceAll(/[()]/g, " ")
    .trim()
    .split(/\s+/);
  const type = words.findIndex((word) => /^DS$/i.test(word));
  const [key_tag = "", algorithm = "", digest_type = "", ...rest] = words.slice(type + 1);
  const other = rest.findIndex((word) => !/^[\da-f:-]+$/i.test(word));
  const digest = other < 0 ? rest : rest.slice(0, other);
  if (type > 3 || digest.length === 0) return null;
  const read = readFields([key_tag, algorithm, digest_type, digest.join("")]);
  const [owner] = words.slice(0, Math.max(type, 0)).filter((word) => !/^(\d+[smhdw]?|IN|@)$/i.test(word));
  return read && { ...read, ...(owner !== undefined && { owner: owner.replace(/\.$/, "").toLowerCase() }) };
}

function readFields([key_tag, algorithm, digest_type, digest]: string[]): PastedDs | null {
  const tokens = tokenize([key_tag, algorithm, digest_type, cleanDigest(digest ?? "")].join(" "));
  if (!tokens.ok) return null;
  const fields = dsContent.parse(tokens.value);
  // A digest cut short is still a DS to be shown beside the right one.
  if (!fields.ok && fields.problems.some(({ field }) => field !== "digest")) return null;
  const [tag, algorithmNumber, type, hex = ""] = fields.ok
    ? dsContent.fields.map(({ name }) => fields.value[name] ?? "")
    : [key_tag, algorithm, digest_type, cleanDigest(digest ?? "")];
  if (![tag, algorithmNumber, type].every((number) => /^\d+$/.test(number ?? ""))) return null;
  if (!/^[0-9A-F]{8,}$/i.test(hex)) return null;
  return {
    key_tag: tag ?? "",
    algorithm: algorithmNumber ?? "",
    digest_type: type ?? "",
    digest: hex.toUpperCase(),
  };
}

const labels: readonly [keyof PastedDs, RegExp][] = [
  ["key_tag", /^\s*key[\s_-]*(?:tag|id)\b/i],
  ["algorithm", /^\s*(?:key\s+)?algorithm\b/i],
  ["digest_type", /^\s*digest[\s_-]*(?:type|algorithm)\b/i],
  ["digest", /^\s*digest\b/i],
];

function readLabelled(text: string): PastedDs | null {
  const found: Partial<PastedDs> = {};
  for (const line of text.split("\n")) {
    const [name, label] = labels.find(([, pattern]) => pattern.test(line)) ?? [];
    if (!name || !label) continue;
    const value = line.replace(label, "").replace(/^[\s:=]+/, "");
    found[name] ??= name === "digest" ? value : numberIn(value);
  }
  const { key_tag, algorithm, digest_type, digest } = found;
  if (!key_tag || !digest_type || !digest) return null;
  return readFields([key_tag, algorithm ?? "13", digest_type, digest]);
}

/** "13", "13 (ECDSA P-256)", "ECDSA P-256 (13)". */
function numberIn(value: string): string {
  return /^\d+/.exec(value)?.[0] ?? /\((\d+)\)/.exec(value)?.[1] ?? value.trim();
}
