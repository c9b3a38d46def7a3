import { printHex, readHex } from "../octets";
import { type Parsed, parsed, refused } from "../parsed";
import { type Token, tokenize } from "../tokens";
import { a } from "./a";
import { aaaa } from "./aaaa";
import { alias } from "./alias";
import { caa } from "./caa";
import { cname } from "./cname";
import { type ContentDefinition, type ContentFields, printFields } from "./definition";
import { dname } from "./dname";
import { ds } from "./ds";
import type { FieldSpec } from "./field";
import { mx } from "./mx";
import { naptr } from "./naptr";
import { ns } from "./ns";
import { ptr } from "./ptr";
import { isRecordType, type RecordType, recordTypeNames } from "./record-type";
import { soa } from "./soa";
import { srv } from "./srv";
import { sshfp } from "./sshfp";
import { tlsa } from "./tlsa";
import { txt } from "./txt";

const definitions: Readonly<Record<RecordType, ContentDefinition>> = {
  A: a,
  AAAA: aaaa,
  MX: mx,
  CNAME: cname,
  TXT: txt,
  NS: ns,
  SRV: srv,
  PTR: ptr,
  SOA: soa,
  CAA: caa,
  SSHFP: sshfp,
  TLSA: tlsa,
  DNAME: dname,
  NAPTR: naptr,
  DS: ds,
  ALIAS: alias,
};

/** What a form or a listing needs to know of one type. */
export type RecordTypeInfo = {
  type: RecordType;
  description: string;
  example: string;
  fields: readonly FieldSpec[];
};

/** The managed record types, in the order the API lists them. */
export const recordTypes: readonly RecordTypeInfo[] = recordTypeNames.map((type) => {
  const { description, example, fields } = definitions[type];
  return { type, description, example, fields };
});

/** A content's fields and its canonical text. */
export type Content = { fields: ContentFields; content: string };

/**
 * Reads a record's content, written as in a zone file (RFC 1035 §5.1); host names that do not end in a dot are
 * relative to `origin`, or to the root without one. Any type may be written as `\# length hex` (RFC 3597), and
 * types that are not managed must be; their one field is `data`.
 */
export function parseContent(type: string, text: string, origin?: string): Parsed<Content> {
  const tokens = tokenize(text);
  return tokens.ok ? parseContentTokens(type, tokens.value, origin) : tokens;
}

/** {@link parseContent} for tokens that were already split, as a zone file's reader has them. */
export function parseContentTokens(type: string, tokens: readonly Token[], origin?: string): Parsed<Content> {
  const name = type.toUpperCase();
  const data = genericData(tokens);
  if (data !== null && !data.ok) return data;
  if (!isRecordType(name)) {
    if (data === null) return refused(`of type ${name} can only be written as \\# length hexadecimal`);
    const content = `\\# ${data.value.length}${data.value === "" ? "" : ` ${printHex(data.value)}`}`;
    return parsed({ fields: { data: printHex(data.value) }, content });
  }
  const definition = definitions[name];
  const fields = data === null ? definition.parse(tokens, origin) : definition.readWire(data.value);
  if (!fields.ok) return fields;
  return parsed({ fields: fields.value, content: printFields(definition.fields, fields.value) });
}

/** The canonical content of fields as a person typed them; host names without a dot are relative to `origin`. */
export function printContent(type: string, fields: Readonly<ContentFields>, origin?: string): Parsed<string> {
  const name = type.toUpperCase();
  if (!isRecordType(name)) return refused(`of type ${name} has no fields we know`);
  return definitions[name].print(fields, origin);
}

/** The canonical text of a content. Two contents are the same record data exactly when theirs are equal. */
export function canonicalContent(type: string, text: string, origin?: string): Parsed<string> {
  const content = parseContent(type, text, origin);
  return content.ok ? parsed(content.value.content) : content;
}

/** The octets of `\# length hex`, or null when the tokens are not of that form. */
function genericData(tokens: readonly Token[]): Parsed<string> | null {
  const [mark, size, ...digits] = tokens;
  if (
    mark?.text !== "\\#" ||
    mark.quoted ||
    size === undefined ||
    size.quoted ||
    !/^[0-9]+$/.test(size.text)
  ) {
    return null;
  }
  const octets = digits.some((token) => token.quoted)
    ? null
    : readHex(digits.map((token) => token.text).join(""));
  if (octets === null) return refused("is not hexadecimal after its length", { column: size.column });
  if (octets.length > 65535) return refused("is longer than a record can hold");
  if (octets.length === Number(size.text)) return parsed(octets);
  return refused(`says ${Number(size.text)} octets but holds ${octets.length}`, { column: size.column });
}
