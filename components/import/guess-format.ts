import type { ImportFormat } from "@/lib/changes/import-entries";
import { csvSeparator } from "@/lib/dns/records-csv";

/** What a text to import is written in, by its beginning, or by its file's name where that says nothing. */
export function guessFormat(text: string, fileName?: string): ImportFormat {
  const start = text.slice(0, 100_000).replace(/^\ufeff?\s+|^\ufeff/, "");
  if (/^[{[]/.test(start)) return "json";
  if (!/^[;$]/.test(start) && (csvSeparator(start) !== null || isNoZoneFile(start))) return "csv";
  const ending = /\.(\w+)$/.exec(fileName ?? "")?.[1]?.toLowerCase();
  if (ending === "tsv") return "csv";
  return ending === "json" || ending === "csv" ? ending : "bind";
}

/** Whether a text begins with a name and semicolons: a zone file would have a name alone there, then a comment. */
function isNoZoneFile(text: string): boolean {
  return /^(?:"[^"\r\n]*"|[^\s;"()]+);[^\s;]+;/.test(text);
}
