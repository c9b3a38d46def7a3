import { type ZoneFileEnd, type ZoneFileOptions, zoneFileEntries } from "./zone-file-entries";
import type { RecordsRead } from "./zone-file-types";

/**
 * Reads a zone file as BIND does, records outside the zone apart, which are errors here. Never throws; every line
 * with a record on it gives the record or a problem.
 */
export function readZoneFile(text: string, options: ZoneFileOptions): RecordsRead & ZoneFileEnd {
  const found: RecordsRead = { records: [], problems: [] };
  const entries = zoneFileEntries(text, options);
  for (let next = entries.next(); ; next = entries.next()) {
    if (next.done) return { ...found, ...next.value };
    if (next.value.kind === "record") found.records.push(next.value.record);
    else found.problems.push(next.value.problem);
  }
}
