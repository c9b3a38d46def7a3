import type { AnnouncedTypes } from "@/components/import/announced-types";
import { guessFormat } from "@/components/import/guess-format";
import { type ImportFormat, importEntries, openTtl } from "@/lib/changes/import-entries";

/** So many lines are looked at: whoever pastes records begins with them. */
const mostRead = 100;

/** A text of several records, as it was pasted. */
export interface PastedLines {
  text: string;
  format: ImportFormat;
}

/** What is known of the zone whose page it was pasted on; `name`: its trailing dot optional. */
export interface PasteZone {
  name: string;
  types: AnnouncedTypes;
}

/**
 * The records of a pasted text in any format that can be imported: at least `least` of them or of lines that cannot be
 * read, one record among them. Null when it is best pasted as it is.
 */
export function readPastedLines(text: string, zone: PasteZone, least = 2): PastedLines | null {
  if (text.trim() === "") return null;
  const format = guessFormat(text);
  let records = 0;
  let others = 0;
  for (const entry of pastedEntries({ text, format }, zone)) {
    if (entry.kind === "record") records += 1;
    else if (entry.problem.severity === "error") others += 1;
    if (records > 0 && records + others >= least) return { text, format };
    if (records + others >= mostRead) break;
  }
  return null;
}

/** What is on each line; a TTL that is not stated is left to the zone. */
export function pastedEntries({ text, format }: PastedLines, zone: PasteZone) {
  return importEntries(format, text, { ...zone, defaultTtl: openTtl });
}
