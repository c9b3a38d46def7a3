import type { ChangeLine } from "@/lib/changes/change-set";

/** So many are named. */
const named = 3;

/** "www A 192.0.2.1 (new), mail A (to delete) and 4 others". */
export function linesWords(lines: readonly ChangeLine[]): string {
  const words = lines.slice(0, named).map(lineWords);
  const rest = lines.length - words.length;
  if (rest > 0) return `${words.join(", ")} and ${rest.toLocaleString("en")} others`;
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");
}

function lineWords(line: ChangeLine): string {
  if (line.kind === "delete") return `${line.from.name} ${line.from.type} (deleted)`;
  const { name, type, content } = line.to;
  const short = content.length > 40 ? `${content.slice(0, 40)}…` : content;
  return `${name} ${type} ${short} (${line.kind === "add" ? "new" : "changed"})`;
}
