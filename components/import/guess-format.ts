import type { ImportFormat } from "@/lib/changes/import-entries";
import { rowFields } from "@/lib/dns/records-row";

/** What a text to import is written in, by its beginning, or by its file's name where that says nothing. */
export function guessFormat(text: string, fileName?: string): ImportFormat {
  const start = /\S/.exec(text.slice(0, 100_000).replace(/^\ufeff/, ""))?.[0];
  if (start === "{" || start === "[") return "json";
  const firstLine = /^\ufeff?\s*([^\r\n]*)/.exec(text)?.[1]?.toLowerCase() ?? "";
  const cells = firstLine.split(",").map((cell) => cell.trim().replaceAll('"', ""));
  if (rowFields.filter((field) => cells.includes(field)).length > 1 && !/^[;$]/.test(firstLine)) return "csv";
  const ending = /\.(\w+)$/.exec(fileName ?? "")?.[1]?.toLowerCase();
  return ending === "json" || ending === "csv" ? ending : "bind";
}
