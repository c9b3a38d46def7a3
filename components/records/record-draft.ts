import type { Record as ZoneRecord } from "@/lib/contract/records";
import { recordTypes } from "@/lib/dns/content/registry";
import { relativeName, toUnicode } from "@/lib/dns/name";
import { formatTtl } from "@/lib/dns/ttl";
import { type FieldTexts, fieldsOfContent, newFields } from "./record-fields";

/** What the record form holds, all of it as typed. */
export interface RecordDraft {
  /** Relative to the zone, `@` at its apex. */
  name: string;
  type: string;
  /** Whether `content` counts, or the fields of the type. */
  asText: boolean;
  /** Zone-file text of the record's data. */
  content: string;
  /** The fields of every type, so that changing the type and back loses nothing. */
  fields: { [type: string]: FieldTexts };
  ttl: string;
  disabled: boolean;
}

/** What a form can be opened with: `content` is distributed over the fields. */
export interface RecordSeed {
  name?: string | undefined;
  type: string;
  content?: string | undefined;
  /** Seconds; null: the zone's default. */
  ttl?: number | null | undefined;
  disabled?: boolean | undefined;
  /** It follows another one that was just added. */
  again?: boolean | undefined;
  /** It was typed into another form: unsaved from the start. */
  typed?: boolean | undefined;
}

/** The form of a new record, or of one that begins with what is known of it. */
export function newDraft(seed: RecordSeed, zone: string): RecordDraft {
  const fields: RecordDraft["fields"] = Object.fromEntries(
    recordTypes.map(({ type }) => [type, newFields(type)]),
  );
  const { name = "", type, content = "", ttl, disabled = false } = seed;
  const known = content === "" ? fields[type] : fieldsOfContent(type, content, zone);
  if (known) fields[type] = known;
  return { name, type, asText: !known, content, fields, ttl: ttlText(ttl), disabled };
}

/** What a stored record begins a form with: an existing one, or a copy of it. */
export function seedOf(record: ZoneRecord, zone: string): RecordSeed {
  const { content, ttl, disabled } = record;
  const name = toUnicode(relativeName(record.name, zone));
  return { name, type: record.type.toUpperCase(), content, ttl, disabled: disabled ?? false };
}

/** A TTL as one would type it: in units where it is of whole ones, `300` as `5m`. */
function ttlText(ttl: number | null | undefined): string {
  if (ttl == null) return "";
  const text = formatTtl(ttl);
  return text.includes(" ") ? String(ttl) : text;
}
