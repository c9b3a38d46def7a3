import type { AuditAction } from "@/lib/contract/audit-logs";
import type { Db } from "./db";
import { newId } from "./ids";

export interface AuditEntry {
  action: AuditAction;
  resource_type: "domain" | "record" | "api_key" | "role" | "access_grant";
  resource_id: string | null;
  /** As people know it: `example.com`, `www.example.com A`. */
  resource_name: string | null;
  /** Whose log it is in: the tenant of the thing, not of the actor. */
  tenant_id: string | null;
  before?: unknown;
  after?: unknown;
}

export interface AuditSource {
  actor_type: "user" | "api_key" | "system" | "webhook";
  actor_id: string | null;
  actor_email: string | null;
  ip_address: string | null;
  user_agent: string | null;
  timestamp: string;
}

/** Writes one entry of the audit log. */
export function writeAudit(db: Db, entry: AuditEntry, source: AuditSource, id = newId("log")): void {
  db.run(
    `INSERT INTO audit_logs (id, tenant_id, actor_type, actor_id, actor_email, action, resource_type, resource_id,
       resource_name, details, ip_address, user_agent, timestamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      entry.tenant_id,
      source.actor_type,
      source.actor_id,
      source.actor_email,
      entry.action,
      entry.resource_type,
      entry.resource_id,
      entry.resource_name,
      JSON.stringify({ before: entry.before ?? null, after: entry.after ?? null }),
      source.ip_address,
      source.user_agent,
      source.timestamp,
    ],
  );
}
