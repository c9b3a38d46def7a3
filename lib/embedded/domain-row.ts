import { z } from "zod";
import { domainTypes } from "@/lib/contract/domains";
import type { Db } from "./db";

/** Columns of a domain as the API names them; a soft-deleted one reads as `deleted`, its status kept beneath. */
export const domainColumns = `domains.id, domains.tenant_id, domains.name, domains.domain_type,
  CASE WHEN domains.deleted_at IS NULL THEN domains.status ELSE 'deleted' END AS status,
  domains.default_ttl, domains.description, domains.settings, domains.dnssec_enabled, domains.serial,
  domains.created_at, domains.updated_at, domains.deleted_at`;

const domainRow = z.object({
  id: z.string(),
  tenant_id: z.string(),
  name: z.string(),
  domain_type: z.enum(domainTypes),
  status: z.enum(["pending_validation", "active", "inactive", "deleted"]),
  default_ttl: z.number(),
  description: z.string().nullable(),
  settings: z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
  dnssec_enabled: z.number().transform(Boolean),
  serial: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
  deleted_at: z.string().nullable(),
});
export type DomainRow = z.output<typeof domainRow>;

/** One domain, soft-deleted ones included. */
export function findDomain(db: Db, id: string): DomainRow | undefined {
  return db.get(domainRow, `SELECT ${domainColumns} FROM domains WHERE id = ?`, [id]);
}

/** A domain as lists show it; the detail adds the other columns. {@link domainJson} is the same in SQL. */
export function domainItem(domain: DomainRow) {
  const { tenant_id: _tenant, settings: _settings, serial: _serial, deleted_at: _deleted, ...item } = domain;
  return item;
}

/** {@link domainItem} as JSON that SQLite writes, from {@link domainColumns}. */
export const domainJson = `json_object('id', id, 'name', name, 'domain_type', domain_type, 'status', status,
  'default_ttl', default_ttl, 'description', description,
  'dnssec_enabled', json(iif(dnssec_enabled, 'true', 'false')), 'created_at', created_at, 'updated_at', updated_at)`;
