import type { BulkKind } from "./bulk-input";
import type { BulkPlan } from "./bulk-plan";

/** "1 record", "3,000 records". */
export function recordsText(count: number): string {
  return `${count.toLocaleString("en")} record${count === 1 ? "" : "s"}`;
}

/** What the sheet of an act is called. */
export function actTitle(kind: BulkKind, count: number, zone: string): string {
  const records = recordsText(count);
  switch (kind) {
    case "ttl":
      return `Set the TTL of ${records}`;
    case "enable":
      return `Enable ${records}`;
    case "disable":
      return `Disable ${records}`;
    case "delete":
      return `Delete ${records} from ${zone}`;
    case "replace":
      return `Find and replace in ${records}`;
  }
}

/** What its button says. */
export function actButton(kind: BulkKind, count: number, staged: boolean): string {
  const records = recordsText(count);
  if (staged) return `Stage ${records}`;
  const verb = { ttl: "Change", enable: "Enable", disable: "Disable", delete: "Delete", replace: "Change" }[
    kind
  ];
  return `${verb} ${records}`;
}

/** "10 to change · 2 as they are · 1 left out". */
export function planWords(kind: BulkKind, { set, same, leftOut }: BulkPlan): string {
  const number = (count: number) => count.toLocaleString("en");
  const parts = [
    `${number(set.lines.size)} to ${kind === "delete" ? "delete" : "change"}`,
    same > 0 && `${number(same)} ${kind === "replace" ? "without it" : "so already"}`,
    leftOut.length > 0 && `${number(leftOut.length)} left out`,
  ];
  return parts.filter(Boolean).join(" · ");
}
