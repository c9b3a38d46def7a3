import { z } from "zod";
import type { Db } from "./db";
import type { DomainRow } from "./domain-row";
import { fail } from "./failure";

/** A record as it is stored: `name` absolute without the trailing dot, `content` canonical, `ttl` null for the zone's. */
export const recordRow = z.object({
  id: z.string(),
  domain_id: z.string(),
  name: z.string(),
  type: z.string(),
  content: z.string(),
  ttl: z.number().nullable(),
  disabled: z.number().transform(Boolean),
  created_at: z.string(),
});
export type RecordRow = z.output<typeof recordRow>;

export const recordColumns = "id, domain_id, name, type, content, ttl, disabled, created_at";

type Zone = Pick<DomainRow, "id" | "name">;

/** One record of a domain, or a 404. */
export function findRecord(db: Db, domain: Zone, id: string): RecordRow {
  const row = db.get(recordRow, `SELECT ${recordColumns} FROM records WHERE id = ? AND domain_id = ?`, [
    id,
    domain.id,
  ]);
  return row ?? fail(404, "Record not found");
}

/** A record as the API shows it (API page Records). {@link recordJson} is the same in SQL. */
export function recordItem(row: RecordRow, domain: Zone) {
  const { id, name, type, content, ttl, disabled, domain_id, created_at } = row;
  return {
    id,
    name,
    display_name: displayName(name, domain),
    type,
    content,
    ttl,
    disabled,
    domain_id,
    created_at,
  };
}
export type RecordItem = ReturnType<typeof recordItem>;

/** {@link recordItem} as JSON that SQLite writes; `:zone` is the domain's name. */
export const recordJson = `json_object('id', id, 'name', name,
  'display_name', CASE name WHEN :zone THEN '@' ELSE substr(name, 1, length(name) - length(:zone) - 1) END,
  'type', type, 'content', content, 'ttl', ttl, 'disabled', json(iif(disabled, 'true', 'false')),
  'domain_id', domain_id, 'created_at', created_at)`;

/** As the audit log names it: `www.example.com A`. */
export function recordLabel({ name, type }: Pick<RecordRow, "name" | "type">): string {
  return `${name} ${type}`;
}

/** Whether the record is one of those that the zone itself stands on, hidden unless asked for: SOA and apex NS. */
export function isSystemRecord({ name, type }: Pick<RecordRow, "name" | "type">, domain: Zone): boolean {
  return name === domain.name && (type === "SOA" || type === "NS");
}

export function displayName(name: string, domain: Zone): string {
  return name === domain.name ? "@" : name.slice(0, -domain.name.length - 1);
}
