import {
  type LoggedRecord,
  placeOf,
  plainOf,
  recordCountOf,
  recordOf,
  recordsOf,
  sideOf,
} from "@/lib/audit/audit-details";
import type { AuditAction, AuditLog } from "@/lib/contract/audit-logs";
import { toUnicode } from "@/lib/dns/name";
import { visibleText } from "@/lib/errors/visible-text";
import { actorName } from "./actor-name";
import { type FieldChange, fieldChanges } from "./field-changes";

/** A piece of a sentence; who, what and which value can be set off from the words around them. */
export interface SentencePart {
  text: string;
  as: "actor" | "object" | "value" | "words";
}

type Words = readonly SentencePart[];

/**
 * What happened, in one sentence without a full stop: "ada@example.com changed the TTL of www A in example.com from …".
 * Addresses below `home`, the reader's own mail domain, are shortened to `ada@…`; of others all counts.
 */
export function auditSentence(entry: AuditLog, home?: string): SentencePart[] {
  const told = isKnown(entry.action) ? predicates[entry.action](entry) : unknownAction(entry);
  return joined([{ text: cut(actorName(entry, home), longest.object), as: "actor" }, ...say` `, ...told]);
}

export function sentenceText(parts: Words): string {
  return parts.map(({ text }) => text).join("");
}

/** Texts are cut here: an entry has them whole. */
const longest = { object: 120, value: 48 };

function cut(text: string, length: number): string {
  const flat = visibleText(text.replaceAll(/[\t\n\r ]+/g, " "));
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
}

const object = (text: string): SentencePart => ({ text: cut(toUnicode(text), longest.object), as: "object" });
const value = (text: string): SentencePart => ({ text: cut(text, longest.value), as: "value" });

/** Words with parts among them. */
function say(words: TemplateStringsArray, ...parts: (SentencePart | Words | string)[]): SentencePart[] {
  return words.flatMap((text, index): SentencePart[] => {
    const part = parts[index];
    const next: Words =
      part === undefined
        ? []
        : typeof part === "string"
          ? [{ text: part, as: "words" }]
          : "text" in part
            ? [part]
            : part;
    return [{ text, as: "words" }, ...next];
  });
}

/** Neighbouring words as one part, and none that is empty. */
function joined(parts: Words): SentencePart[] {
  const result: SentencePart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.text === "") continue;
    if (part.as === "words" && last?.as === "words") {
      result[result.length - 1] = { text: last.text + part.text, as: "words" };
    } else result.push(part);
  }
  return result;
}

/** What it was done to, by the name people know it by. */
export function thing(entry: AuditLog): SentencePart {
  return object(entry.resource_name || entry.resource_id || entry.resource_type || "something");
}

/** The record, and the zone around it where the entry says so. */
function recordIn(entry: AuditLog, preposition: string): Words {
  const record = recordOf(entry, "after") ?? recordOf(entry, "before");
  if (!record) return say`the record ${thing(entry)}`;
  const { name, zone } = placeOf(record);
  const title = object(`${toUnicode(name)} ${record.type}`);
  return zone === undefined ? [title] : say`${title} ${preposition} ${object(zone)}`;
}

const colon = (text: string | undefined): Words => (text ? say`: ${value(text)}` : []);

function batchOf(entry: AuditLog, side: "before" | "after"): string {
  const count = recordCountOf(entry, side);
  if (count === undefined) return "records";
  return count === 1 ? "1 record" : `${count.toLocaleString("en")} records`;
}

function recordUpdate(entry: AuditLog): Words {
  const [before, after] = [recordOf(entry, "before"), recordOf(entry, "after")];
  const where = recordIn(entry, "in");
  if (!before || !after) return say`changed ${where}`;
  const changes = fieldChanges(before, after);
  if (changes.length === 0) return say`saved ${where} without a change`;
  const [only] = changes;
  if (changes.length > 1 || !only) return say`changed the ${listed(changes)} of ${where}`;
  if (only.field === "disabled") return say`${after.disabled ? "disabled" : "enabled"} ${where}`;
  const [old, now] = [recordField(before, only), recordField(after, only)];
  const what = only.field === "content" ? "" : `the ${fieldWord(only.field)} of `;
  return say`changed ${what}${where} from ${old} to ${now}`;
}

function recordField(record: LoggedRecord, { field }: FieldChange): Words {
  if (field === "ttl" && record.ttl == null) return say`the zone's default`;
  return said(record[field]);
}

/** A plain value; what is empty or not there, in words. */
function said(field: unknown): Words {
  return field == null || field === "" ? say`nothing` : [value(String(field))];
}

/** A batch is an import where its details say so: then it may have changed and deleted records too. */
function recordBatch(entry: AuditLog): Words {
  const source = sideOf(entry, "after")?.import;
  const count = batchOf(entry, "after");
  if (typeof source !== "object" || source === null) return say`added ${count} to ${thing(entry)}`;
  const { format, mode } = Object.fromEntries(Object.entries(source));
  const how = [format, mode].filter((word) => typeof word === "string").join(", ");
  const kept = new Set(recordsOf(entry, "after")?.map(({ id }) => id));
  const deleted = recordsOf(entry, "before")?.filter(({ id }) => !kept.has(id)).length ?? 0;
  const lost = deleted > 0 ? `, deleting ${deleted.toLocaleString("en")}` : "";
  return say`imported ${count} into ${thing(entry)}${how && ` (${how})`}${lost}`;
}

/** Changed by every write, so that they tell nothing. */
export const alwaysChanged: ReadonlySet<string> = new Set(["updated_at", "serial"]);

function domainUpdate(entry: AuditLog): Words {
  const [before, after] = [sideOf(entry, "before"), sideOf(entry, "after")];
  const what = say`the domain ${thing(entry)}`;
  if (!before || !after) return say`changed ${what}`;
  const changes = fieldChanges(before, after).filter(({ field }) => !alwaysChanged.has(field));
  const [only] = changes;
  if (!only) return say`saved ${what} without a change`;
  if (changes.length > 1) return say`changed the ${listed(changes)} of ${what}`;
  const [old, now] = [only.before, only.after].map((side) =>
    side == null || side === "" ? "nothing" : side,
  );
  if (typeof old === "object" || typeof now === "object") {
    return say`changed the ${fieldWord(only.field)} of ${what}`;
  }
  return say`changed the ${fieldWord(only.field)} of ${what} from ${value(String(old))} to ${value(String(now))}`;
}

const fieldWords: Record<string, string> = {
  ttl: "TTL",
  content: "value",
  disabled: "state",
  default_ttl: "default TTL",
};

export function fieldWord(field: string): string {
  return fieldWords[field] ?? field;
}

/** "value and TTL", "a, b and 3 more fields". */
function listed(changes: readonly FieldChange[]): string {
  const names = changes.map(({ field }) => cut(fieldWord(field), 40));
  if (names.length > 4) return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more fields`;
  return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");
}

/** Whom a role or grant is for, where the entry says so. */
function whom(entry: AuditLog, preposition: "to" | "from"): Words {
  for (const field of ["assignee_email", "assignee_id", "grantee_email", "grantee_id", "user_id"]) {
    const found = plainOf(entry, "after", field) ?? plainOf(entry, "before", field);
    if (found) return say` ${preposition} ${value(found)}`;
  }
  return [];
}

function validation(done: string) {
  return (entry: AuditLog) => say`${done} the validation of ${thing(entry)}`;
}

const isKnown = (action: string): action is AuditAction => Object.hasOwn(predicates, action);

function unknownAction(entry: AuditLog): Words {
  const what = entry.action === "" ? say`something` : value(entry.action);
  return say`did ${what} to ${thing(entry)}`;
}

const content = (record: LoggedRecord | undefined) => record?.content;

const predicates: Record<AuditAction, (entry: AuditLog) => Words> = {
  "record.create": (entry) => say`added ${recordIn(entry, "to")}${colon(content(recordOf(entry, "after")))}`,
  "record.update": recordUpdate,
  "record.delete": (entry) =>
    say`deleted ${recordIn(entry, "from")}${colon(content(recordOf(entry, "before")))}`,
  "record.bulk_create": recordBatch,
  "record.bulk_delete": (entry) => say`deleted ${batchOf(entry, "before")} from ${thing(entry)}`,
  "domain.create": (entry) => say`created the domain ${thing(entry)}`,
  "domain.update": domainUpdate,
  "domain.delete": (entry) =>
    say`deleted the domain ${thing(entry)}${plainOf(entry, "after", "hard") === "true" ? " for good" : ""}`,
  "domain.restore": (entry) => say`restored the domain ${thing(entry)}`,
  "domain.export": (entry) => {
    const count = plainOf(entry, "after", "record_count");
    return say`exported the domain ${thing(entry)}${count ? ` (${batchOf(entry, "after")})` : ""}`;
  },
  "domain.validation.start": validation("started"),
  "domain.validation.check": validation("checked"),
  "domain.validation.success": (entry) => say`proved the ownership of ${thing(entry)}: it is validated`,
  "domain.validation.failure": (entry) =>
    say`checked the validation of ${thing(entry)}, and it failed${colon(plainOf(entry, "after", "message"))}`,
  "domain.validation.cancel": validation("cancelled"),
  "dnssec.enable": (entry) => say`signed ${thing(entry)} with DNSSEC`,
  "dnssec.disable": (entry) => say`ended the signing of ${thing(entry)} with DNSSEC`,
  "dnssec.rotate_ksk": (entry) => say`rotated the KSK of ${thing(entry)}`,
  "dnssec.rotate_zsk": (entry) => say`rotated the ZSK of ${thing(entry)}`,
  "dnssec.confirm_ds_published": (entry) => say`confirmed that the DS of ${thing(entry)} is published`,
  "api_key.create": (entry) => say`created the API key ${thing(entry)}`,
  "api_key.revoke": (entry) => say`revoked the API key ${thing(entry)}`,
  "api_key.activate": (entry) => say`activated the API key ${thing(entry)}`,
  "api_key.regenerate": (entry) => say`gave the API key ${thing(entry)} a new secret`,
  "api_key.delete": (entry) => say`deleted the API key ${thing(entry)}`,
  "api_key.use": (entry) => say`used the API key ${thing(entry)}`,
  "role.create": (entry) => say`created the role ${thing(entry)}`,
  "role.update": (entry) => say`changed the role ${thing(entry)}`,
  "role.delete": (entry) => say`deleted the role ${thing(entry)}`,
  "role.assign": (entry) => say`assigned the role ${thing(entry)}${whom(entry, "to")}`,
  "role.revoke": (entry) => say`took the role ${thing(entry)}${whom(entry, "from")} away`,
  "access_grant.create": (entry) => say`granted access${whom(entry, "to")}: ${thing(entry)}`,
  "access_grant.update": (entry) => say`changed the access grant ${thing(entry)}`,
  "access_grant.delete": (entry) => say`removed the access grant ${thing(entry)}`,
};
