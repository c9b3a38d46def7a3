import type { transferFormats } from "@/lib/contract/transfer";
import { isRecordType } from "@/lib/dns/content/record-type";
import { readRecordsCsv } from "@/lib/dns/records-csv";
import { readRecordsJson } from "@/lib/dns/records-json";
import { disabledEntries } from "@/lib/dns/zone-file-disabled";
import { collectEntries } from "@/lib/dns/zone-file-entries";
import { readZoneFile } from "@/lib/dns/zone-file-reader";
import type { RecordsRead } from "@/lib/dns/zone-file-types";
import type { DomainRow } from "./domain-row";
import type { CheckedRecord } from "./record-check";

export type TransferFormat = (typeof transferFormats)[number];

/** A record of an imported text, as it would be stored; `line` is where it stands, in JSON its place in the list. */
export interface ImportRow {
  line: number;
  record: CheckedRecord;
}

/** Something to say about a line, from 1. */
export type LineNote = { line: number; message: string };

/** What a text holds: records, lines that could not be read, and remarks on lines that could. */
export interface ImportText {
  rows: ImportRow[];
  errors: LineNote[];
  warnings: LineNote[];
}

/** Stands for a TTL that CSV and JSON leave open: such a record takes the zone's, whatever that becomes. */
const openTtl = -1;

/** Reads a text to import. Every line that is not among the rows is among the errors. */
export function readImport(format: TransferFormat, content: string, domain: DomainRow): ImportText {
  const read = readers[format](content, domain);
  const text: ImportText = { rows: [], errors: [], warnings: [] };
  for (const { line, message, severity } of read.problems) {
    (severity === "error" ? text.errors : text.warnings).push({ line, message });
  }
  for (const { line, name, type, content, ttl, disabled } of read.records) {
    if (isRecordType(type)) {
      const record = { name: name.slice(0, -1), type, content, ttl: ttl === openTtl ? null : ttl, disabled };
      text.rows.push({ line, record });
    } else text.errors.push({ line, message: `records of type ${type} cannot be managed here` });
  }
  text.errors.sort((a, b) => a.line - b.line);
  return text;
}

const readers: Readonly<Record<TransferFormat, (text: string, domain: DomainRow) => RecordsRead>> = {
  bind: readBind,
  csv: (text, domain) => readRecordsCsv(text, { origin: `${domain.name}.`, defaultTtl: openTtl }),
  json: (text, domain) => readRecordsJson(text, { origin: `${domain.name}.`, defaultTtl: openTtl }),
};

/** Reads a zone file, and the records that an export has put into comments because they are disabled. */
function readBind(text: string, domain: DomainRow): RecordsRead {
  const options = { origin: `${domain.name}.`, defaultTtl: domain.default_ttl };
  const { records, problems } = readZoneFile(text, options);
  const disabled = collectEntries(disabledEntries(text, options));
  return { records: [...records, ...disabled.records], problems: [...problems, ...disabled.problems] };
}
