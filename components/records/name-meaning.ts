import { endsWithZoneSuffix, isSubdomain, parseName, relativeName, toUnicode } from "@/lib/dns/name";
import { type Parsed, parsed, refused } from "@/lib/dns/parsed";

/** What a name typed relative to the zone stands for. */
export interface NameMeaning {
  /** Absolute, with trailing dot. */
  fqdn: string;
  /** Relative to the zone, A-labels, `@` at the apex: as it is sent. */
  name: string;
  /** The absolute name in Unicode, where it differs. */
  unicode: string | undefined;
  /** What was probably meant, when the zone's own name was typed again. */
  withoutZone: string | undefined;
}

/** Reads a record's name as typed. `zone`: its trailing dot optional. */
export function readRecordName(typed: string, zone: string): Parsed<NameMeaning> {
  const text = typed.trim();
  if (text === "") return refused("is missing; @ is the zone itself");
  const absolute = parseName(text, zone);
  if (!absolute.ok) return absolute;
  const fqdn = absolute.value;
  if (!isSubdomain(fqdn, zone)) return refused(`is outside the zone ${plainName(zone)}`);
  const unicode = toUnicode(fqdn);
  return parsed({
    fqdn,
    name: relativeName(fqdn, zone),
    unicode: unicode === fqdn ? undefined : unicode,
    withoutZone: withoutZone(text, zone),
  });
}

function withoutZone(text: string, zone: string): string | undefined {
  if (!endsWithZoneSuffix(text, zone)) return undefined;
  const absolute = parseName(text);
  return absolute.ok ? toUnicode(relativeName(absolute.value, zone)) : undefined;
}

/** A name without the dot at its end. */
export function plainName(name: string): string {
  return name === "." ? name : name.replace(/\.$/, "");
}
