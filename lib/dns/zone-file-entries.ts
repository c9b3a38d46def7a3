import { parseName } from "./name";
import { ZoneFileLines } from "./zone-file-lines";
import { LineIndex, scanZoneFile } from "./zone-file-scanner";
import type { RecordsOptions, RecordsRead, ZoneFileProblem, ZoneRecord } from "./zone-file-types";

/** One result of reading: a record, or something to say about a line. */
export type ZoneFileEntry =
  | { kind: "record"; record: ZoneRecord }
  | { kind: "problem"; problem: ZoneFileProblem };

/** All of them at once. */
export function collectEntries(entries: Iterable<ZoneFileEntry>): RecordsRead {
  const found: RecordsRead = { records: [], problems: [] };
  for (const entry of entries) {
    if (entry.kind === "record") found.records.push(entry.record);
    else found.problems.push(entry.problem);
  }
  return found;
}

export type ZoneFileOptions = RecordsOptions & {
  /** How many records all `$GENERATE` lines together may make: by default 131,072, two /16 networks. */
  maxGenerated?: number;
};

/** The zone's name, and the TTL in seconds that the file itself last sets for records without one, if any. */
export type ZoneFileEnd = { origin: string; defaultTtl: number | null };

/**
 * Reads a zone file as BIND does (RFC 1035 §5.1, RFC 2308 §4, RFC 3597 §5, `$GENERATE`), giving results in the order
 * of its lines: for a worker that shows progress or stops early. {@link readZoneFile} collects them.
 */
export function* zoneFileEntries(
  text: string,
  options: ZoneFileOptions,
): Generator<ZoneFileEntry, ZoneFileEnd, undefined> {
  const origin = parseName(options.origin);
  if (!origin.ok) {
    const message = `the zone's name “${options.origin}” ${origin.problems[0]?.message}`;
    yield { kind: "problem", problem: { line: 1, column: 1, message, severity: "error" } };
    return { origin: options.origin, defaultTtl: null };
  }
  const index = new LineIndex(text);
  const lines = new ZoneFileLines(origin.value, options);
  for (const line of scanZoneFile(text, index)) {
    for (const found of lines.read(line)) {
      if (found.kind === "record") {
        yield found;
      } else {
        const { message, severity } = found;
        yield { kind: "problem", problem: { ...index.locate(found.column), message, severity } };
      }
    }
  }
  return { origin: origin.value, defaultTtl: lines.ttls.default };
}
