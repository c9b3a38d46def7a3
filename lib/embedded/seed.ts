import { systemRoles } from "@/lib/contract/permissions";
import type { Db } from "./db";
import { seedHistory } from "./seed-history";
import { seedPeople, seedTenants } from "./seed-people";
import { seedRandom } from "./seed-random";
import { seedZone } from "./seed-zone";
import { sampleZones } from "./seed-zones";
import { systemRoleDescriptions, systemRolePermissions } from "./system-roles";

/** `sample` is everything, `people` tenants, users and API keys without zones, `empty` the system roles alone. */
export type Seed = "sample" | "people" | "empty";

/** Fills a database that has no roles yet. */
export function seed(db: Db, what: Seed, now: Date): void {
  db.transaction(() => {
    if (db.number("SELECT count(*) FROM roles") > 0) return;
    seedRoles(db, now);
    if (what !== "empty") seedSample(db, what, now);
  });
}

function seedRoles(db: Db, now: Date): void {
  for (const role of systemRoles) {
    db.run(
      `INSERT INTO roles (id, tenant_id, name, description, permissions, is_system, created_at)
       VALUES (?, NULL, ?, ?, ?, 1, ?)`,
      [
        `role_${role}`,
        role,
        systemRoleDescriptions[role],
        JSON.stringify(systemRolePermissions[role]),
        now.toISOString(),
      ],
    );
  }
}

function seedSample(db: Db, what: "sample" | "people", now: Date): void {
  const random = seedRandom(20_260_401);
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000).toISOString();
  seedTenants(db, at);
  seedPeople(db, at);
  if (what === "people") return;
  const zones = sampleZones(random).map((zone) => ({ zone, ...seedZone(db, zone, { random, at, now }) }));
  seedHistory(db, zones, { random, now });
}
