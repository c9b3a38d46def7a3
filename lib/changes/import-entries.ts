import type { transferFormats } from "@/lib/contract/transfer";
import { recordsCsvEntries } from "@/lib/dns/records-csv";
import { recordsJsonEntries } from "@/lib/dns/records-json";
import { disabledEntries } from "@/lib/dns/zone-file-disabled";
import { type ZoneFileEntry, zoneFileEntries } from "@/lib/dns/zone-file-entries";

export type ImportFormat = (typeof transferFormats)[number];

/** Stands for a TTL that CSV and JSON leave open: such a record takes the zone's, whatever that becomes. */
export const openTtl = -1;

/**
 * Reads a text to import, one line at a time: records, and what is wrong with lines. The disabled records of a zone
 * file, which are comments there, come last. `name` and `defaultTtl` (seconds) are the zone's. For JSON that is all in
 * one line `line` is the place in the list.
 */
export function* importEntries(
  format: ImportFormat,
  text: string,
  { name, defaultTtl }: { name: string; defaultTtl: number },
): Generator<ZoneFileEntry, void, undefined> {
  if (format === "csv") yield* recordsCsvEntries(text, { origin: name, defaultTtl: openTtl });
  else if (format === "json")
    yield* recordsJsonEntries(text, { origin: name, defaultTtl: openTtl, byLine: true });
  else {
    yield* zoneFileEntries(text, { origin: name, defaultTtl });
    yield* disabledEntries(text, { origin: name, defaultTtl });
  }
}
