import type { ChangeCounts } from "@/lib/changes/change-set";
import type { SessionEntry } from "@/lib/changes/session-log";
import { changesText } from "./count-words";

/** "2 added · 1 changed · 1 deleted", without what there is none of. */
export function appliedText({ add, change, delete: deleted }: ChangeCounts): string {
  const parts = [
    [add, "added"],
    [change, "changed"],
    [deleted, "deleted"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString("en")} ${word}`)
    .join(" · ");
}

/** "Deleted www A", or "12 changes". */
export function entryTitle({ rows, counts }: Pick<SessionEntry, "rows" | "counts">): string {
  const [only, second] = rows ?? [];
  const record = only?.after ?? only?.before;
  if (!only || second || !record) return changesText(counts.total);
  const { before, after } = only;
  const what = !before ? "Added" : !after ? "Deleted" : becameWords(before, after);
  return `${what} ${record.name} ${record.type}`;
}

function becameWords(before: { disabled: boolean }, after: { disabled: boolean }): string {
  if (before.disabled === after.disabled) return "Changed";
  return after.disabled ? "Disabled" : "Enabled";
}
