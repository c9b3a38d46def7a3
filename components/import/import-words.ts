import type { ImportFormat } from "@/lib/changes/import-entries";
import type { ImportMode } from "@/lib/changes/import-rows";
import type { PlanFilter } from "./plan-lines";
import type { PlanTicks } from "./plan-ticks";

export const formatNames: Record<ImportFormat, string> = {
  bind: "Zone file (BIND)",
  json: "JSON",
  csv: "CSV",
};

/** What each mode does, in a line. */
export const modes: readonly { value: ImportMode; label: string; words: string }[] = [
  {
    value: "merge",
    label: "Merge",
    words: "Adds what is new, and gives records that are there the text’s TTL and state. Deletes nothing.",
  },
  {
    value: "skip_existing",
    label: "Skip existing",
    words: "Adds what is new, and leaves every record that is there as it is.",
  },
  {
    value: "replace",
    label: "Replace",
    words:
      "Makes the zone what the text says: what is not in it is deleted, but for SOA and the zone’s own NS.",
  },
];

export const filterNames: Record<PlanFilter, string> = {
  differences: "Not the same",
  all: "Everything",
  new: "New",
  changed: "Changed",
  deleted: "Deleted",
  conflicting: "Conflicting",
  refused: "Refused",
  same: "Same",
  system: "System",
  notes: "Notes",
};

/** What a filter shows, for its hint. */
export const filterHints: Record<PlanFilter, string> = {
  differences: "All but what the zone has already",
  all: "All lines of the text",
  new: "Records that the zone does not have",
  changed: "Records that the zone has with another TTL or state",
  deleted: "Records of the zone that the text does not have",
  conflicting: "Records that cannot stand beside others: ticked, they take their place",
  refused: "Lines that could not be read, each with the reason",
  same: "Records that the zone has already",
  system: "SOA and the zone’s own name servers, which an import leaves alone",
  notes: "What was read, but not quite as written",
};

/** "1 record", "1,200 lines". */
export function countText(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** "100 new · 10 changed · 2 to delete · 1 replacing", without what there is none of. */
export function tickedText({ counts }: PlanTicks): string {
  const parts = [
    [counts.new.on, "new"],
    [counts.changed.on, "changed"],
    [counts.deleted.on, "to delete"],
    [counts.conflicting.on, "taking the place of others"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString("en")} ${word}`)
    .join(" · ");
}
