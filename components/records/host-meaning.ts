import { endsWithZoneSuffix, labels, parseName } from "@/lib/dns/name";
import { type Parsed, parsed } from "@/lib/dns/parsed";

/** What a host name typed as the target of a record stands for. */
export interface HostMeaning {
  /** Absolute, with trailing dot. */
  fqdn: string;
  /** What it would be below the zone, when it was taken as a whole name only because of its dots. */
  belowZone: string | undefined;
}

/**
 * Reads a host name as people type it: with a dot inside it is a whole name, whether or not it ends in one; a single
 * word is a name of the zone. Zone files read `mail.example.net` as a name of the zone too, which is seldom meant.
 */
export function readHost(typed: string, zone: string): Parsed<HostMeaning> {
  const text = typed.trim();
  const whole = parseName(text);
  if (text === "@" || !whole.ok || (!endsInDot(text) && labels(whole.value).length < 2)) {
    const below = parseName(text, zone);
    return below.ok ? parsed({ fqdn: below.value, belowZone: undefined }) : below;
  }
  const ambiguous = !endsInDot(text) && !endsWithZoneSuffix(text, zone);
  const below = ambiguous ? parseName(text, zone) : undefined;
  return parsed({ fqdn: whole.value, belowZone: below?.ok ? below.value : undefined });
}

function endsInDot(text: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*[.\u3002\uff0e\uff61]$/.test(text);
}
