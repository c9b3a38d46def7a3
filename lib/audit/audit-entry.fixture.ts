import type { AuditLog } from "@/lib/contract/audit-logs";

/** An entry by Ada, about nothing in particular unless said. */
export function entryOf(entry: Partial<AuditLog>): AuditLog {
  return {
    id: "log_1",
    tenant_id: "t_1",
    actor_type: "user",
    actor_id: "u_ada",
    actor_email: "ada@example.com",
    action: "domain.update",
    resource_type: "domain",
    resource_id: "d_1",
    resource_name: "example.com",
    details: { before: null, after: null },
    ip_address: "192.0.2.1",
    user_agent: "curl/8.5.0",
    timestamp: "2026-04-01T10:22:07.123Z",
    ...entry,
  };
}

/** `www A` in example.com. */
export function recordOfEntry(changes: { [field: string]: unknown } = {}) {
  return {
    id: "r_1",
    name: "www.example.com",
    display_name: "www",
    type: "A",
    content: "192.0.2.1",
    ttl: 3600,
    disabled: false,
    domain_id: "d_1",
    created_at: "2026-01-01T00:00:00.000Z",
    ...changes,
  };
}
