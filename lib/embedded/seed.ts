import { systemRoles } from "@/lib/contract/permissions";
import type { Db } from "./db";
import { sampleApiKeys } from "./sample-api-keys";
import { secretHash } from "./secrets";
import { systemRoleDescriptions, systemRolePermissions } from "./system-roles";

/** Fills a database that has no roles yet: the system roles always, sample data when asked. */
export function seed(db: Db, what: "sample" | "empty", now: Date): void {
  db.transaction(() => {
    if (db.number("SELECT count(*) FROM roles") > 0) return;
    for (const role of systemRoles) {
      db.run(
        "INSERT INTO roles (id, tenant_id, name, description, permissions, is_system, created_at) VALUES (?, NULL, ?, ?, ?, 1, ?)",
        [
          `role_${role}`,
          role,
          systemRoleDescriptions[role],
          JSON.stringify(systemRolePermissions[role]),
          now.toISOString(),
        ],
      );
    }
    if (what === "sample") seedSample(db, now);
  });
}

function seedSample(db: Db, now: Date): void {
  const created = now.toISOString();
  for (const [id, name, slug] of [
    ["t_northwind", "Northwind Freight", "northwind"],
    ["t_lumen", "Lumen Optics", "lumen"],
  ] as const) {
    db.run("INSERT INTO tenants (id, name, slug, created_at) VALUES (?, ?, ?, ?)", [id, name, slug, created]);
  }
  for (const [key, secret] of Object.entries(sampleApiKeys)) {
    const tenant = key === "other_tenant" ? "t_lumen" : "t_northwind";
    const role = key === "other_tenant" || key === "slow_lane" ? "tenant_admin" : key;
    db.run("INSERT INTO users (id, tenant_id, email, name, created_at) VALUES (?, ?, ?, ?, ?)", [
      `u_${key}`,
      tenant,
      `${key}@example.com`,
      key,
      created,
    ]);
    db.run("INSERT INTO role_assignments VALUES (?, ?, ?, ?, ?, ?)", [
      `ra_${key}`,
      `u_${key}`,
      `role_${role}`,
      role === "platform_admin" ? "platform" : "tenant",
      role === "platform_admin" ? "" : tenant,
      created,
    ]);
    db.run(
      `INSERT INTO api_keys (id, tenant_id, name, key_prefix, hash, permission_source, permission_source_id, rate_limit, created_at)
       VALUES (?, ?, ?, ?, ?, 'user', ?, ?, ?)`,
      [
        `key_${key}`,
        tenant,
        key,
        secret.slice(0, 16),
        secretHash(secret),
        `u_${key}`,
        key === "slow_lane" ? 10 : 100_000,
        created,
      ],
    );
  }
  const zones = [
    ["d_northwind", "t_northwind", "northwind.example"],
    ["d_lumen", "t_lumen", "lumen.example"],
  ] as const;
  for (const [id, tenant, name] of zones) {
    db.run(
      `INSERT INTO domains (id, tenant_id, name, domain_type, status, default_ttl, serial, created_at, updated_at)
       VALUES (?, ?, ?, 'primary', 'active', 3600, 2026010101, ?, ?)`,
      [id, tenant, name, created, created],
    );
  }
}
