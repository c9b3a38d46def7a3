import type { ActivityKind } from "@/lib/audit/activity-counts";

/** Each kind by its colour and by its pattern, for those who do not see the colours. */
export const kindLook: Record<ActivityKind, string> = {
  records: "bg-accent",
  domains: "bg-[repeating-linear-gradient(135deg,var(--color-success)_0_3px,var(--color-surface)_3px_4px)]",
  security: "bg-[repeating-linear-gradient(0deg,var(--color-warning)_0_2px,var(--color-surface)_2px_3px)]",
  access:
    "bg-[radial-gradient(circle,var(--color-surface)_0_0.75px,var(--color-muted)_1px)] bg-size-[4px_4px]",
  other: "bg-line-strong",
  all: "bg-accent",
};

/** What was not counted. */
export const unknownLook =
  "bg-[repeating-linear-gradient(135deg,var(--color-line)_0_1px,transparent_1px_5px)]";
