import * as z from "zod/mini";
import { formatTtl, parseTtl } from "@/lib/dns/ttl";

/** A TTL as typed into a `TtlField`: `300`, `5m`, `1h30m` become seconds, nothing becomes `null`: the zone's default. */
export const ttlText = z.pipe(
  z.string(),
  z.transform((text: string, { issues }) => {
    if (text.trim() === "") return null;
    const ttl = parseTtl(text);
    if (ttl.ok) return ttl.value;
    for (const { message } of ttl.problems) {
      issues.push({ code: "custom", message: `TTL ${message}`, input: text });
    }
    return z.NEVER;
  }),
);

/** As `ttlText`, but a TTL must be given. */
export const requiredTtlText = ttlText.check(z.refine((seconds) => seconds !== null, "TTL is missing"));

/** What the text stands for, in both spellings: `5m` → `300 s`, `300` → `5m`, empty → `zone default, 3600 s = 1h`. */
export function ttlMeaning(text: string, zoneDefault?: number | null): string | undefined {
  if (text.trim() === "") {
    return zoneDefault == null
      ? "Zone default"
      : `Zone default: ${zoneDefault} s = ${formatTtl(zoneDefault)}`;
  }
  const ttl = parseTtl(text);
  return ttl.ok ? `${ttl.value} s = ${formatTtl(ttl.value)}` : undefined;
}
