import { recordTypeNames } from "@/lib/dns/content/record-type";
import { readZoneFile } from "@/lib/dns/zone-file-reader";
import type { RecordsOptions } from "@/lib/dns/zone-file-types";
import { type PastedRecord, readPasted } from "./pasted-record";
import type { RecordDraft } from "./record-draft";

/** What stands before the line of a disabled record, which zone files cannot hold. */
const disabledMark = /^;\s*disabled:\s*/;

/**
 * Reads the record out of a line typed in place of a form's own; `fixed`: a record that is stored keeps its name and
 * type. A refusal is a sentence.
 */
export function readTypedLine(
  typed: string,
  draft: RecordDraft,
  { zone, fixed }: { zone: string; fixed: boolean },
): { ok: true; record: PastedRecord } | { ok: false; reason: string } {
  const line = typed.replace(disabledMark, "").trim();
  const types = new Set<string>([...recordTypeNames, draft.type]);
  const record = readPasted(line, draft.type, zone, types);
  if (!record) return { ok: false, reason: whyNot(line, { origin: zone, types }) };
  const otherName = record.name !== undefined && record.name !== draft.name;
  if (fixed && (otherName || record.type !== draft.type)) {
    return {
      ok: false,
      reason: "The name and type of a stored record stay: only TTL and value can be others.",
    };
  }
  return { ok: true, record };
}

function whyNot(line: string, options: RecordsOptions): string {
  if (line === "") return "A line of a zone file is missing.";
  const { problems, records } = readZoneFile(line, options);
  const problem = problems.find(({ severity }) => severity === "error");
  if (problem) return `Column ${problem.column}: ${problem.message}.`;
  return records.length > 1
    ? "These are several records; one belongs here."
    : "No record can be read in it yet.";
}
