import { isRecordType } from "@/lib/dns/content/record-type";
import { canonicalContent } from "@/lib/dns/content/registry";
import { parseName } from "@/lib/dns/name";
import { maxTtl } from "@/lib/dns/ttl";
import { describeContentProblems } from "@/lib/dns/zone-file-records";
import type { KnownRecord, PlainRecord } from "./plain-record";
import type { Refusal } from "./target";

type Why = Omit<Refusal, "line" | "against">;

/**
 * Why a record can be in no zone, or null. Fields that are as they are `now` in the zone are not questioned, and types
 * that are not known here are left to the API.
 */
export function fieldRefusal(to: PlainRecord, now: PlainRecord | null, zone: string): Why | null {
  const { name, type, content, ttl } = to;
  const invalid = (field: Why["field"], reason: string): Why => ({ rule: "invalid", reason, field });
  if (name !== now?.name) {
    const absolute = parseName(name, zone);
    if (!absolute.ok) return invalid("name", `The name ${absolute.problems[0]?.message}.`);
    // A name of the zone is relative in plain form.
    if (/(?:^|[^\\])(?:\\\\)*\.$/.test(name)) return invalid("name", `The name ${name} is outside the zone.`);
  }
  if (type !== now?.type && !/^[A-Z][A-Z0-9-]*$/.test(type)) {
    return invalid("type", `“${type}” is not a record type.`);
  }
  if (ttl !== (now?.ttl ?? null) && ttl !== null && !(Number.isInteger(ttl) && ttl >= 0 && ttl <= maxTtl)) {
    return invalid("ttl", `The TTL ${ttl} is not a whole number from 0 to ${maxTtl}.`);
  }
  if (type === now?.type && content === now.content) return null;
  if (content === "") return invalid("content", "The content is missing.");
  if (!isRecordType(type)) return null;
  const read = canonicalContent(type, content, zone);
  return read.ok ? null : invalid("content", `${describeContentProblems(type, read.problems)}.`);
}

/** What the API refuses to do with a zone's SOA, without which it is not served (RFC 1035 §5.2), or null. */
export function soaRefusal(now: KnownRecord, to: PlainRecord | null): Why | null {
  if (now.type !== "SOA") return null;
  const soa = (reason: string, field: Why["field"]): Why => ({ rule: "soa", reason, field });
  if (to === null) return soa("The SOA record of a zone cannot be deleted.", null);
  if (to.type !== "SOA") return soa("The SOA record of a zone cannot become another.", "type");
  if (to.name !== now.name) return soa("The SOA record stands at the zone's apex.", "name");
  return to.disabled ? soa("The SOA record of a zone cannot be disabled.", "disabled") : null;
}
