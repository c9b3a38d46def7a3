import type { RecordCreate } from "@/lib/contract/records";
import { isRecordType, type RecordType } from "@/lib/dns/content/record-type";
import { parseContent, recordTypes } from "@/lib/dns/content/registry";
import { isSubdomain, parseName } from "@/lib/dns/name";
import type { ContentProblem } from "@/lib/dns/parsed";
import type { DomainRow } from "./domain-row";
import { fail } from "./failure";

/** Characters that no content exceeds: 65,535 octets, each escaped as `\\DDD`, with quotes and spaces. */
const longestContent = 500_000;

/** A record that is right in itself: everything as it is stored. */
export interface CheckedRecord {
  name: string;
  type: RecordType;
  content: string;
  ttl: number | null;
  disabled: boolean;
}

/** Reads a record as sent, or ends in a 400 that names the field: `name`, `type` or `content`. */
export function checkRecord(sent: RecordCreate, domain: Pick<DomainRow, "name">): CheckedRecord {
  const type = sent.type.trim().toUpperCase();
  if (!isRecordType(type)) return fail(400, { message: `Invalid record type: ${sent.type}`, field: "type" });
  return {
    name: checkName(sent.name, domain),
    type,
    content: checkContent(type, sent.content, domain),
    ttl: sent.ttl ?? null,
    disabled: sent.disabled ?? false,
  };
}

/** The canonical text of a content, its relative host names taken from the zone's apex, or a 400. */
export function checkContent(type: string, text: string, domain: Pick<DomainRow, "name">): string {
  if (text.length > longestContent) {
    fail(400, {
      message: `Content is ${text.length} characters long; a record holds at most 65535 octets`,
      field: "content",
    });
  }
  const content = parseContent(type, text, `${domain.name}.`);
  if (content.ok) return content.value.content;
  return fail(400, { message: contentMessage(type, content.problems), field: "content" });
}

/** Problems of a content in one line, each after the label of its field. */
function contentMessage(type: string, problems: readonly ContentProblem[]): string {
  const fields = recordTypes.find((info) => info.type === type)?.fields ?? [];
  return problems
    .map(
      ({ field, message }) => `${fields.find(({ name }) => name === field)?.label ?? "Content"} ${message}`,
    )
    .join("; ");
}

/** A name of the zone as it is stored; as in zone files, one that doesn't end in a dot is relative to the zone. */
function checkName(text: string, domain: Pick<DomainRow, "name">): string {
  const name = parseName(text, `${domain.name}.`);
  if (!name.ok) return fail(400, { message: `Name ${name.problems[0]?.message}`, field: "name" });
  if (!isSubdomain(name.value, domain.name)) {
    return fail(400, { message: `Name ${name.value} is outside the zone ${domain.name}`, field: "name" });
  }
  return name.value.slice(0, -1);
}
