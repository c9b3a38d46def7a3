import { type Parsed, parsed, refused } from "./parsed";

/** The largest TTL, in seconds (RFC 2181 §8). */
export const maxTtl = 2147483647;

const units = [
  ["w", 604800],
  ["d", 86400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
] as const;
const secondsPerUnit = new Map<string, number>(units);

/**
 * A period in seconds from zone-file text: `300`, or numbers with units as in `5m`, `1h30m`, `2D`, `1w`.
 * Spaces between the parts are allowed. At most `max` seconds, by default the largest TTL.
 */
export function parseTtl(text: string, max: number = maxTtl): Parsed<number> {
  const trimmed = text.trim();
  if (trimmed === "") return refused("is missing");
  if (!/^(?:[0-9]+|(?:[0-9]+[wdhms]\s*)+)$/i.test(trimmed)) {
    return refused("is not a time such as 300, 5m, 1h30m, 2d or 1w");
  }
  let seconds = 0;
  for (const [, count, unit] of trimmed.matchAll(/([0-9]+)([wdhms]?)/gi)) {
    seconds += Number(count) * (secondsPerUnit.get((unit ?? "").toLowerCase()) ?? 1);
  }
  return seconds > max ? refused(`is more than ${max} seconds`) : parsed(seconds);
}

/** Seconds in the units people read, largest first: `1h 30m`, `0s`. {@link parseTtl} reads it back. */
export function formatTtl(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.join(" ") || "0s";
}
