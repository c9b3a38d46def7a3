import { writeRecordsCsv } from "@/lib/dns/records-csv";
import { writeZoneFile } from "@/lib/dns/zone-file-writer";
import type { RecordRow } from "./record-row";
import { zoneLineOf } from "./zone-line";

export type ExportFormat = "bind" | "json" | "csv";

interface Zone {
  /** Its trailing dot optional. */
  name: string;
  /** Seconds: what a record without a TTL has, as zone files must state. */
  defaultTtl: number;
}

const kinds = {
  bind: { ending: "zone", type: "text/dns" },
  json: { ending: "json", type: "application/json" },
  csv: { ending: "csv", type: "text/csv" },
} as const;

/** These records as a file that the console reads back. */
export function exportRecords(
  rows: readonly RecordRow[],
  format: ExportFormat,
  zone: Zone,
): { name: string; type: string; text: string } {
  const { ending, type } = kinds[format];
  return {
    name: `${zone.name.replace(/\.$/, "")}-records.${ending}`,
    type,
    text: textOf(rows, format, zone),
  };
}

function textOf(rows: readonly RecordRow[], format: ExportFormat, { name, defaultTtl }: Zone): string {
  const plain = rows.map(({ fqdn, type, value, ttl, disabled }) => ({
    name: fqdn,
    type,
    content: value,
    ttl,
    disabled,
  }));
  if (format === "csv") return writeRecordsCsv(plain);
  if (format === "json") return `${JSON.stringify({ records: plain }, null, 2)}\n`;
  return writeZoneFile(
    plain.map((record) => ({ ...record, ttl: record.ttl ?? defaultTtl })),
    { origin: name, defaultTtl },
  );
}

/** These records as lines of the zone's file, names relative to it. */
export function zoneFileLines(rows: readonly RecordRow[], zone: string): string {
  return rows.map(({ record }) => zoneLineOf(record, zone)).join("\n");
}

/** Hands a text to the browser as a file to keep. */
export function download({ name, type, text }: { name: string; type: string; text: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it while it is being handed over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
