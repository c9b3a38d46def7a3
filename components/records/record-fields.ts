import type { FieldSpec } from "@/lib/dns/content/field";
import { parseContent, printContent, type RecordTypeInfo, recordTypes } from "@/lib/dns/content/registry";
import { txtFromPlain, txtToPlain } from "@/lib/dns/content/txt";
import { type Parsed, parsed, refused } from "@/lib/dns/parsed";
import { readHost } from "./host-meaning";

/** The texts in the fields of one type, by field name. */
export interface FieldTexts {
  [field: string]: string;
}

const infos = new Map<string, RecordTypeInfo>(recordTypes.map((info) => [info.type, info]));

/** What the console knows of a type; nothing for types the API does not manage. */
export function typeInfo(type: string): RecordTypeInfo | undefined {
  return infos.get(type.toUpperCase());
}

/** Changes with the fields that types have: what was kept of a form of another version is not offered to this one. */
export const fieldsVersion = recordTypes.reduce((sum, { fields }) => sum + fields.length, 0);

/** Values with which the fields of a new record begin, where nearly everybody types the same. */
const usual: { [type: string]: FieldTexts } = {
  MX: { priority: "10" },
  SRV: { priority: "0", weight: "0" },
  CAA: { flags: "0", tag: "issue" },
  SSHFP: { algorithm: "4", fingerprint_type: "2" },
  TLSA: { usage: "3", selector: "1", matching_type: "1" },
  NAPTR: { order: "100", preference: "10", replacement: "." },
  DS: { algorithm: "13", digest_type: "2" },
};

/** The fields of a new record of the type. */
export function newFields(type: string): FieldTexts {
  const names = typeInfo(type)?.fields.map(({ name }) => name) ?? [];
  return Object.fromEntries(names.map((name) => [name, usual[type]?.[name] ?? ""]));
}

/**
 * The fields that show a content whole, or null when they cannot: a type without fields, text that lib/dns does not
 * read, or TXT whose division into strings its plain text would lose.
 */
export function fieldsOfContent(type: string, content: string, zone: string): FieldTexts | null {
  const read = parseContent(type, content, zone);
  const info = typeInfo(type);
  if (!read.ok || !info) return null;
  if (info.type !== "TXT") return read.value.fields;
  const text = txtToPlain(content);
  if (text === null || text === "") return null;
  return txtFromPlain(text) === read.value.content ? { text } : null;
}

/** The content that typed fields make, hosts with their dots, plain text in quotes. */
export function contentOfFields(type: string, fields: FieldTexts, zone: string): Parsed<string> {
  if (type === "TXT") {
    const text = fields.text ?? "";
    return text === "" ? refused("is missing", { field: "text" }) : parsed(txtFromPlain(text));
  }
  const whole: FieldTexts = {};
  for (const spec of typeInfo(type)?.fields ?? []) {
    const text = fields[spec.name] ?? "";
    whole[spec.name] = spec.kind === "host" ? wholeHost(text, zone) : text;
  }
  return printContent(type, whole, zone);
}

function wholeHost(text: string, zone: string): string {
  const host = text.trim() === "" ? undefined : readHost(text, zone);
  return host?.ok ? host.value.fqdn : text;
}

/** Fields as zone-file text though some may be missing or wrong: `…` stands for what is missing. */
export function roughContent(type: string, fields: FieldTexts, zone: string): string {
  const content = contentOfFields(type, fields, zone);
  if (content.ok) return content.value;
  const specs = typeInfo(type)?.fields ?? [];
  return specs.map((spec) => roughField(spec, fields[spec.name] ?? "", zone)).join(" ");
}

function roughField({ kind }: FieldSpec, text: string, zone: string): string {
  const typed = text.trim();
  if (typed === "") return kind === "string" || kind === "value" ? '""' : "…";
  if (kind === "host") return wholeHost(typed, zone);
  if (kind === "text") return txtFromPlain(text);
  return kind === "string" || kind === "value" ? `"${typed.replace(/^"|"$/g, "")}"` : typed;
}
