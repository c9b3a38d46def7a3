import type { AuditLog } from "@/lib/contract/audit-logs";
import { paths } from "@/lib/paths";

/** The top line of the console and the heads of the columns, which stay in sight above the rows, in pixels. */
const coveredAbove = 76;

function linkOf(id: string): HTMLElement | null {
  return document.querySelector(`[data-row-link][href="${CSS.escape(paths.auditLog(id))}"]`);
}

/** The first entry of a list whose row is in sight, and how many stand above it. */
export function topEntry(entries: readonly AuditLog[]): { id: string; above: number } | undefined {
  const above = entries.findIndex(
    ({ id }) => (linkOf(id)?.getBoundingClientRect().bottom ?? 0) > coveredAbove,
  );
  const entry = entries[above] ?? entries[0];
  return entry && { id: entry.id, above: Math.max(0, above) };
}

/** Brings an entry of a list into sight, with the focus; after the shell has brought that to the page. */
export function focusEntry(id: string): void {
  requestAnimationFrame(() => linkOf(id)?.focus());
}
