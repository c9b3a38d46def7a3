import * as z from "zod/mini";
import type { AuditLog } from "@/lib/contract/audit-logs";

/** Any JSON object. */
export type Fields = { [field: string]: unknown };

const fields = z.record(z.string(), z.unknown());

const recordFields = z.looseObject({
  id: z.nullish(z.string()),
  /** Full name, with or without the trailing dot. */
  name: z.string(),
  display_name: z.nullish(z.string()),
  type: z.string(),
  content: z.string(),
  ttl: z.nullish(z.number()),
  disabled: z.nullish(z.boolean()),
  domain_id: z.nullish(z.string()),
});
/** A record as an entry remembers it. */
export type LoggedRecord = z.infer<typeof recordFields>;

const batch = z.looseObject({
  records: z.nullish(z.array(recordFields)),
  /** In place of `records`, where a list leaves them out. */
  record_count: z.nullish(z.number()),
});

/** Whether its details are less than what the API has logged, which it tells of lists. */
export function isShortened(entry: AuditLog): boolean {
  return entry.details?.truncated === true;
}

/** One side of an entry, where it is an object. */
export function sideOf(entry: AuditLog, side: "before" | "after"): Fields | undefined {
  return fields.safeParse(entry.details?.[side]).data;
}

/** The record that one side of an entry is. */
export function recordOf(entry: AuditLog, side: "before" | "after"): LoggedRecord | undefined {
  return recordFields.safeParse(entry.details?.[side]).data;
}

/** The records that one side of an entry lists; undefined where it lists none, or not in a way that is known. */
export function recordsOf(entry: AuditLog, side: "before" | "after"): LoggedRecord[] | undefined {
  return batch.safeParse(entry.details?.[side]).data?.records ?? undefined;
}

/** How many records one side of a batch has, as far as it says. */
export function recordCountOf(entry: AuditLog, side: "before" | "after"): number | undefined {
  const found = batch.safeParse(entry.details?.[side]).data;
  return found?.records?.length ?? found?.record_count ?? undefined;
}

/** A text, a number or a yes or no of one side. */
export function plainOf(entry: AuditLog, side: "before" | "after", field: string): string | undefined {
  const value = sideOf(entry, side)?.[field];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

/** Without the trailing dot, so that names agree whether they have one or not. */
const undotted = (name: string) => (name.length > 1 ? name.replace(/\.$/, "") : name);

/** A record's name within its zone, and the zone's, as far as it says both. */
export function placeOf({ name, display_name }: LoggedRecord): { name: string; zone: string | undefined } {
  const full = undotted(name);
  if (display_name === "@") return { name: "@", zone: full };
  if (!display_name || !full.startsWith(`${display_name}.`)) return { name: full, zone: undefined };
  return { name: display_name, zone: full.slice(display_name.length + 1) };
}
