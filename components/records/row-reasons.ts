import type { RecordRow } from "./record-row";
import type { RecordsWorkspace } from "./records-workspace";

const soa = "A zone always has its SOA record: it can be edited, not disabled or deleted.";

/** Why a row cannot be turned on or off, or deleted; unset where it can. */
export function rowReasons(
  { type, system }: Pick<RecordRow, "type" | "system">,
  { update, delete: remove }: RecordsWorkspace["reasons"],
): { toggle: string | undefined; delete: string | undefined } {
  const own = system && type === "SOA" ? soa : undefined;
  return { toggle: update ?? own, delete: remove ?? own };
}
