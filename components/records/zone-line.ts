import type { Record as ZoneRecord } from "@/lib/contract/records";
import { relativeName } from "@/lib/dns/name";
import { parseTtl } from "@/lib/dns/ttl";
import { readRecordName } from "./name-meaning";
import type { RecordDraft } from "./record-draft";
import { roughContent } from "./record-fields";
import { bodyOf } from "./record-schema";

interface LineParts {
  name: string;
  type: string;
  content: string;
  /** Seconds; null: the zone's default, left out. */
  ttl?: number | null | undefined;
  disabled?: boolean | null | undefined;
}

/** A record as a line of its zone's file; a disabled one, which zone files cannot hold, as a comment. */
export function zoneLine({ name, ttl, type, content, disabled }: LineParts): string {
  const line = [name, ttl ?? "", "IN", type, content].filter((part) => part !== "").join(" ");
  return disabled ? `; disabled: ${line}` : line;
}

/** The line of a stored record, its name relative to the zone. */
export function zoneLineOf(record: ZoneRecord, zone: string): string {
  return zoneLine({ ...record, name: relativeName(record.name, zone) });
}

/** The line that a draft makes so far, with `…` for what is missing, and whether it is whole. */
export function zoneLineOfDraft(draft: RecordDraft, zone: string): { line: string; whole: boolean } {
  const body = bodyOf(draft, zone);
  if (body) return { line: zoneLine(body), whole: true };
  const name = readRecordName(draft.name, zone);
  const ttl = parseTtl(draft.ttl);
  const { type, asText, fields, disabled } = draft;
  const line = zoneLine({
    name: name.ok ? name.value.name : draft.name.trim() || "…",
    type,
    ttl: ttl.ok ? ttl.value : null,
    content: asText ? draft.content.trim() || "…" : roughContent(type, fields[type] ?? {}, zone),
    disabled,
  });
  return { line, whole: false };
}
