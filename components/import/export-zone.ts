import { call } from "@/lib/api/call";
import type { ImportFormat } from "@/lib/changes/import-entries";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { writeRecordsCsv } from "@/lib/dns/records-csv";
import { rowFields } from "@/lib/dns/records-row";

/** A file to be saved. */
export interface ExportFile {
  name: string;
  type: string;
  text: string;
}

const endings: Record<ImportFormat, string> = { bind: "zone", json: "json", csv: "csv" };
const types: Record<ImportFormat, string> = {
  bind: "text/plain",
  json: "application/json",
  csv: "text/csv",
};

/**
 * All records of a zone as a file that an import reads back. BIND is the API's own export; of the others it has none,
 * so that they are written from its list, with TTLs left open where the zone's default holds. Throws `ApiError`.
 */
export async function exportZone(
  { id, name }: Pick<DomainDetail, "id" | "name">,
  format: ImportFormat,
): Promise<ExportFile> {
  const params = { domain_id: id };
  // Names of classless reverse zones have a slash (RFC 2317), file names cannot.
  const file = { name: `${name.replaceAll("/", "-")}.${endings[format]}`, type: types[format] };
  if (format === "bind") return { ...file, text: await call("export.download", { params }) };
  const { data } = await call("records.list", { params, query: { include_system: true } });
  const rows = data.map(written);
  if (format === "csv") return { ...file, text: writeRecordsCsv(rows) };
  return { ...file, text: `${JSON.stringify({ records: rows }, [...rowFields, "records"], 2)}\n` };
}

function written({ name, type, content, ttl, disabled }: ZoneRecord) {
  return {
    name: name.endsWith(".") ? name : `${name}.`,
    type,
    content,
    ttl: ttl ?? null,
    disabled: disabled ?? false,
  };
}
