import { isRecordType } from "./content/record-type";
import { canonicalContent } from "./content/registry";
import { canonicalText } from "./content/text-content";
import { endsWithZoneSuffix, isSubdomain, parseName } from "./name";
import { type Parsed, parsed, refused } from "./parsed";
import { parseTtl } from "./ttl";
import { describeContentProblems, misplacedType } from "./zone-file-records";
import { parseTypeName } from "./zone-file-type-names";
import type { RecordsOptions, ZoneRecord } from "./zone-file-types";

/** The columns of a record outside zone files, in the API's order. Name, type and content are required. */
export const rowFields = ["name", "type", "content", "ttl", "disabled"] as const;
export type RowField = (typeof rowFields)[number];

/** A row's fields as text; missing and empty mean the same. */
export type Row = Partial<Record<RowField, string>>;

/** A record without its line, and what to say of how it was read. */
export type RowRead = { record: Omit<ZoneRecord, "line">; warning: string | null };

/**
 * Reads one record from its fields. A name is relative to the zone, or ends in a dot or in the zone's own name; the
 * content is zone-file text; a TTL may have units and is the default's when empty.
 */
export function parseRow(row: Row, options: RecordsOptions): Parsed<RowRead> {
  const zone = parseName(options.origin);
  if (!zone.ok) return refused(`the zone's name “${options.origin}” ${zone.problems[0]?.message}`);
  const name = readName(row.name ?? "", zone.value);
  const type = row.type ? parseTypeName(row.type.trim(), options.types) : refused("type is missing");
  const ttl = readTtl(row.ttl ?? "", options.defaultTtl);
  const disabled = readDisabled(row.disabled ?? "");
  const content = type.ok ? readContent(type.value, row.content ?? "", zone.value, options) : parsed("");
  if (name.ok && type.ok && content.ok && ttl.ok && disabled.ok) {
    const misplaced = misplacedType(name.value, type.value, zone.value);
    if (misplaced) return refused(misplaced, { field: "type" });
    const record = { name: name.value, type: type.value, content: content.value, ttl: ttl.value };
    const warning = type.value === "TXT" ? unquotedText(row.content ?? "") : null;
    return parsed({ record: { ...record, class: "IN", disabled: disabled.value }, warning });
  }
  const results = { name, type, content, ttl, disabled };
  const problems = rowFields.flatMap((field) => {
    const result = results[field];
    return result.ok ? [] : result.problems.map(({ message }) => ({ field, message }));
  });
  return { ok: false, problems };
}

function readName(text: string, zone: string): Parsed<string> {
  const trimmed = text.trim();
  const whole = !trimmed.endsWith(".") && endsWithZoneSuffix(trimmed, zone);
  const name = parseName(trimmed, whole ? "." : zone);
  if (!name.ok) return refused(`name ${trimmed === "" ? "" : `“${trimmed}” `}${name.problems[0]?.message}`);
  return isSubdomain(name.value, zone) ? name : refused(`name “${trimmed}” is outside the zone ${zone}`);
}

function readContent(type: string, text: string, zone: string, { types }: RecordsOptions): Parsed<string> {
  if (text.trim() === "") return refused("content is missing");
  const content = types && !isRecordType(type) ? canonicalText(text) : canonicalContent(type, text, zone);
  return content.ok ? content : refused(describeContentProblems(type, content.problems));
}

/** CSV takes a text's quotes away unless they are doubled, and without them its words are strings of their own. */
function unquotedText(content: string): string | null {
  if (content.includes('"') || !/\S\s+\S/.test(content)) return null;
  return "the text has no quotes of its own, so each of its words is read as a string, without the spaces";
}

function readTtl(text: string, defaultTtl: number | undefined): Parsed<number> {
  if (text.trim() !== "") {
    const ttl = parseTtl(text);
    return ttl.ok ? ttl : refused(`ttl “${text.trim()}” ${ttl.problems[0]?.message}`);
  }
  return defaultTtl === undefined ? refused("ttl is missing") : parsed(defaultTtl);
}

function readDisabled(text: string): Parsed<boolean> {
  const word = text.trim().toLowerCase();
  if (["", "false", "0", "no"].includes(word)) return parsed(false);
  if (["true", "1", "yes"].includes(word)) return parsed(true);
  return refused(`disabled “${text.trim()}” is neither true nor false`);
}

/** Notes the records of one text, to tell those that stand in it twice. */
export class RowsSeen {
  private readonly lines = new Map<string, number>();

  /** The line of an equal record before this one, or null. */
  earlier({ name, type, content, line }: ZoneRecord): number | null {
    const key = `${name} ${type} ${content}`;
    const known = this.lines.get(key);
    if (known === undefined) this.lines.set(key, line);
    return known ?? null;
  }
}
