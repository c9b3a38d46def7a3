import type { Record as ZoneRecord } from "@/lib/contract/records";
import { canonicalContent } from "@/lib/dns/content/registry";
import { absoluteName } from "@/lib/dns/name";

/** Whether a stored record is the one that was sent, by what the API holds unique: name, type and content. */
export function sameRecord(
  sent: { name: string; type: string; content: string },
  stored: ZoneRecord,
  zone?: string,
): boolean {
  const type = sent.type.toUpperCase();
  if (stored.type.toUpperCase() !== type || !sameName(sent.name, stored, zone)) return false;
  return sameContent(type, sent.content, stored.content, zone);
}

/**
 * Whether every field of `wanted` has that value in `now`. Of a record, `content` is compared as the type's data; a
 * TTL of `null` asks for the zone's default, which the API may answer with its number.
 */
export function sameFields(
  wanted: object,
  now: object,
  record?: { type: string; zone?: string | undefined; defaultTtl?: number | null | undefined },
): boolean {
  const actual = new Map<string, unknown>(Object.entries(now));
  return Object.entries(wanted).every(([key, value]) => {
    const other = actual.get(key);
    if (value === undefined) return true;
    if (record && key === "ttl" && value === null && other != null) return other === record.defaultTtl;
    if (record && key === "content" && typeof value === "string" && typeof other === "string") {
      return sameContent(record.type, value, other, record.zone);
    }
    return sameValue(value, other);
  });
}

function sameName(sent: string, stored: ZoneRecord, zone: string | undefined): boolean {
  if (zone !== undefined)
    return absoluteName(sent, zone) === absoluteName(stored.name, stored.name.endsWith(".") ? zone : ".");
  return (
    stored.display_name?.toLowerCase() === sent.toLowerCase() ||
    stored.name.toLowerCase() === sent.toLowerCase()
  );
}

function sameContent(type: string, a: string, b: string, zone: string | undefined): boolean {
  if (a === b) return true;
  const left = canonicalContent(type, a, zone);
  const right = canonicalContent(type, b, zone);
  return left.ok && right.ok && left.value === right.value;
}

/** JSON values, an absent member being the same as `null`; members that only `actual` has do not matter. */
function sameValue(wanted: unknown, actual: unknown): boolean {
  if (wanted === actual || (wanted ?? null) === (actual ?? null)) return true;
  if (typeof wanted !== "object" || typeof actual !== "object" || wanted === null || actual === null)
    return false;
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual) || wanted.length !== actual.length) return false;
    return wanted.every((item, index) => sameValue(item, actual[index]));
  }
  const members = new Map<string, unknown>(Object.entries(actual));
  return Object.entries(wanted).every(([key, value]) => sameValue(value, members.get(key)));
}
