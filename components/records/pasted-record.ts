import type { AnnouncedTypes } from "@/components/import/announced-types";
import { isRecordType, type RecordType, recordTypeNames } from "@/lib/dns/content/record-type";
import { canonicalContent, parseContent } from "@/lib/dns/content/registry";
import { textContent } from "@/lib/dns/content/text-content";
import { txtFromPlain, txtToPlain } from "@/lib/dns/content/txt";
import { isSubdomain, parseName, relativeName, toUnicode } from "@/lib/dns/name";
import { type Token, tokenize } from "@/lib/dns/tokens";
import { parseRecordHead } from "@/lib/dns/zone-file-head";
import { LineIndex, scanZoneFile } from "@/lib/dns/zone-file-scanner";
import { type FieldTexts, fieldsOfContent, typeInfo } from "./record-fields";

const knownTypes: ReadonlySet<string> = new Set(recordTypeNames);

/** What a pasted text says of a record; what it leaves open is undefined. */
export interface PastedRecord {
  name: string | undefined;
  type: string;
  ttl: number | undefined;
  /** Texts for the fields of the type; unset when they cannot hold the content. */
  fields: FieldTexts | undefined;
  /** Zone-file text, host names whole. */
  content: string;
}

/**
 * The record in a pasted text: a line of a zone file, with or without owner, TTL and class, or the content of a type
 * with several fields. Null when the text is best pasted as it is. `types` are those that can be managed; what is not known here
 * of them is text.
 */
export function readPasted(
  text: string,
  type: string,
  zone: string,
  types: AnnouncedTypes,
): PastedRecord | null {
  if (text.trim() === "" || text.length > 100_000) return null;
  return zoneFileLine(text, { zone, types }) ?? contentOnly(text.trim(), type, zone);
}

interface LineZone {
  zone: string;
  types: AnnouncedTypes;
}

function zoneFileLine(text: string, at: LineZone): PastedRecord | null {
  const [line, ...more] = scanZoneFile(text.trim(), new LineIndex(text.trim()));
  if (!line || more.length > 0 || line.fault || line.tokens.length < 2) return null;
  const [owner, ...rest] = line.tokens;
  if (!owner) return null;
  const indented = /^\s/.test(text);
  const withOwner = indented || startsHead(owner, at.zone) ? null : recordOf(rest, owner, at);
  return withOwner ?? recordOf(line.tokens, undefined, at);
}

/** Whether a line that begins so has no owner: a class, or a number where no name is one. */
function startsHead({ text }: Token, zone: string): boolean {
  return /^IN$/i.test(text) || (/^[0-9]+$/.test(text) && !/\.arpa\.?$/i.test(zone));
}

function recordOf(
  tokens: readonly Token[],
  owner: Token | undefined,
  { zone, types }: LineZone,
): PastedRecord | null {
  const head = parseRecordHead(tokens, types ?? knownTypes);
  if (!head.ok || head.value.data.length === 0) return null;
  const { type, ttl, data } = head.value;
  const name = owner && ownerName(owner, zone);
  if (name === null) return null;
  const content = isRecordType(type) ? canonicalContent(type, joined(data), zone) : textContent(data);
  if (!content.ok) return null;
  const fields = fieldsOfContent(type, content.value, zone) ?? undefined;
  return { name, type, ttl: ttl?.seconds, fields, content: content.value };
}

/** The owner relative to the zone; null when it is no name of the zone. */
function ownerName({ text, quoted }: Token, zone: string): string | null {
  const absolute = quoted ? undefined : parseName(text, zone);
  if (!absolute?.ok || !isSubdomain(absolute.value, zone)) return null;
  return toUnicode(relativeName(absolute.value, zone));
}

function joined(tokens: readonly Token[]): string {
  return tokens.map(({ text, quoted }) => (quoted ? `"${text}"` : text)).join(" ");
}

function contentOnly(text: string, type: string, zone: string): PastedRecord | null {
  const info = typeInfo(type);
  const tokens = tokenize(text);
  if (!info || !tokens.ok || !parseContent(type, text, zone).ok) return null;
  if (info.type === "TXT") {
    // Plain text is pasted as it is; quoted strings, as registrars and zone files show them, are joined.
    const plain = tokens.value.every(({ quoted }) => quoted) ? txtToPlain(text) : null;
    const fields = plain ? fieldsOfContent(type, txtFromPlain(plain), zone) : null;
    return fields && { name: undefined, type: info.type, ttl: undefined, fields, content: text };
  }
  if (info.fields.length < 2 || tokens.value.length < 2) return null;
  const fields: FieldTexts = {};
  for (const [at, { name, kind }] of info.fields.entries()) {
    const last = at === info.fields.length - 1;
    const own = tokens.value.slice(at, last ? undefined : at + 1);
    fields[name] = own.map((token) => token.text).join(kind === "hex" ? "" : " ");
  }
  return { name: undefined, type: info.type, ttl: undefined, fields, content: text };
}

/** The type that a content typed or pasted where it does not fit most probably is of; undefined: none stands out. */
export function guessType(text: string, zone: string): RecordType | undefined {
  const value = text.trim();
  const fits = (type: RecordType) => parseContent(type, value, zone).ok;
  if (fits("A")) return "A";
  if (value.includes(":") && fits("AAAA")) return "AAAA";
  if (/^[0-9]+ +(?:issue|issuewild|issuemail|issuevmc|iodef) /i.test(value) && fits("CAA")) return "CAA";
  if (/^[0-9]+ +[0-9]+ +[0-9]+ +[^ ]*[a-z._-][^ ]*$/i.test(value) && fits("SRV")) return "SRV";
  if (/^[0-9]+ +[^ ]*[a-z.][^ ]*$/i.test(value) && fits("MX")) return "MX";
  return /^"|^v=(?:spf1|DKIM1|DMARC1|BIMI1|STSv1|TLSRPTv1)\b/i.test(value) ? "TXT" : undefined;
}
