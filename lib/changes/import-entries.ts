import type { transferFormats } from "@/lib/contract/transfer";
import { recordTypeNames } from "@/lib/dns/content/record-type";
import { recordsCsvEntries } from "@/lib/dns/records-csv";
import { recordsJsonEntries } from "@/lib/dns/records-json";
import { disabledEntries } from "@/lib/dns/zone-file-disabled";
import { type ZoneFileEntry, zoneFileEntries } from "@/lib/dns/zone-file-entries";

export type ImportFormat = (typeof transferFormats)[number];

const knownTypes: ReadonlySet<string> = new Set(recordTypeNames);

/** Stands for a TTL that CSV and JSON leave open: such a record takes the zone's, whatever that becomes. */
export const openTtl = -1;

/**
 * Reads a text to import, one line at a time: records, and what is wrong with lines. The disabled records of a zone
 * file, which are comments there, come last. `name` and `defaultTtl` (seconds) are the zone's. For JSON that is all in
 * one line `line` is the place in the list. `types` are those that can be managed, in capitals: what is not known here of
 * them is taken as text; without it, those that are known here.
 */
export function* importEntries(
  format: ImportFormat,
  text: string,
  {
    name: origin,
    defaultTtl,
    types = knownTypes,
  }: { name: string; defaultTtl: number; types?: ReadonlySet<string> | undefined },
): Generator<ZoneFileEntry, void, undefined> {
  const open = { origin, types, defaultTtl: openTtl };
  if (format === "csv") yield* recordsCsvEntries(text, open);
  else if (format === "json") yield* recordsJsonEntries(text, { ...open, byLine: true });
  else {
    yield* zoneFileEntries(text, { origin, types, defaultTtl });
    yield* disabledEntries(text, { origin, types, defaultTtl });
  }
}
