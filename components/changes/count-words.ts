import type { ChangeCounts } from "@/lib/changes/change-set";

/** "1 change", "3 changes". */
export function changesText(count: number): string {
  return `${count.toLocaleString("en")} change${count === 1 ? "" : "s"}`;
}

/** "2 new · 1 changed · 1 to delete", without what there is none of. */
export function kindsText({ add, change, delete: deleted }: ChangeCounts): string {
  const parts = [
    [add, "new"],
    [change, "changed"],
    [deleted, "to delete"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString("en")} ${word}`)
    .join(" · ");
}
