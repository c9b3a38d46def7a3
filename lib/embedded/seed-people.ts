import type { SystemRole } from "@/lib/contract/permissions";
import type { Db } from "./db";
import { sampleApiKeys, sampleRefusedKeys } from "./sample-api-keys";
import { secretHash } from "./secrets";

export const northwind = "t_northwind";
export const lumen = "t_lumen";

interface Person {
  id: string;
  tenant: string;
  name: string;
  email: string;
  roles: readonly SystemRole[];
  /** The one zone the roles are given on; the whole tenant when unset. */
  domain_id?: string;
}

/** One person per system role, an editor of a single zone, and the other tenant's people. */
export const samplePeople: readonly Person[] = [
  person("platform_admin", northwind, "Petra Lindqvist", ["platform_admin"]),
  person("tenant_admin", northwind, "Tomas Okafor", ["tenant_admin"]),
  person("domain_admin", northwind, "Dana Whitfield", ["domain_admin"]),
  person("domain_manager", northwind, "Marco Bellini", ["domain_manager"]),
  person("record_editor", northwind, "Erin Castellanos", ["record_editor"]),
  person("read_only", northwind, "Rosa Verhoeven", ["read_only"]),
  person("validation_bypass", northwind, "Vikram Anand", ["validation_bypass", "domain_admin"]),
  {
    ...person("zone_editor", northwind, "Zoe Martin", ["record_editor"]),
    domain_id: "d_northwind_shop_example",
  },
  person("other_tenant", lumen, "Olga Petrova", ["tenant_admin"]),
  person("other_reader", lumen, "Liam Chen", ["read_only"]),
];

/** Users keep their sample keys' names in their ids. */
function person(key: string, tenant: string, name: string, roles: readonly SystemRole[]): Person {
  const host = tenant === northwind ? "northwind.example" : "lumen-optics.example";
  return { id: `u_${key}`, tenant, name, email: `${name.toLowerCase().replace(" ", ".")}@${host}`, roles };
}

/** People with their roles, and the sample API keys. */
export function seedPeople(db: Db, at: (daysAgo: number) => string): void {
  const joined = at(420);
  for (const user of samplePeople) {
    db.run(
      "INSERT INTO users (id, tenant_id, scaikey_user_id, email, name, created_at) VALUES (?, ?, ?, ?, ?, ?)",
      [user.id, user.tenant, `sk_${user.id.slice(2)}`, user.email, user.name, joined],
    );
    for (const role of user.roles) {
      const platform = role === "platform_admin";
      db.run(
        "INSERT INTO role_assignments (id, user_id, role_id, scope_type, scope_id, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        [
          `ra_${user.id.slice(2)}_${role}`,
          user.id,
          `role_${role}`,
          platform ? "platform" : user.domain_id === undefined ? "tenant" : "domain",
          platform ? "" : (user.domain_id ?? user.tenant),
          joined,
        ],
      );
    }
  }
  for (const [key, secret] of Object.entries(sampleApiKeys)) {
    const slow = key === "slow_lane";
    addKey(db, {
      key,
      secret,
      user: slow ? "tenant_admin" : key,
      rate_limit: slow ? 10 : 100_000,
      created: at(200),
    });
  }
  const refused = { user: "tenant_admin", rate_limit: 100_000, created: at(200) };
  const { revoked, expired, other_network } = sampleRefusedKeys;
  addKey(db, { ...refused, key: "revoked", secret: revoked, status: "revoked" });
  addKey(db, { ...refused, key: "expired", secret: expired, expires: at(3) });
  addKey(db, { ...refused, key: "other_network", secret: other_network, whitelist: ["198.51.100.0/24"] });
}

interface Key {
  key: string;
  secret: string;
  user: string;
  rate_limit: number;
  created: string;
  status?: "active" | "revoked";
  expires?: string;
  whitelist?: string[];
}

function addKey(db: Db, { key, secret, user, rate_limit, created, status, expires, whitelist }: Key): void {
  const tenant = samplePeople.find((one) => one.id === `u_${user}`)?.tenant ?? northwind;
  db.run(
    `INSERT INTO api_keys (id, tenant_id, name, description, key_prefix, hash, status, permission_source,
       permission_source_id, rate_limit, ip_whitelist, expires_at, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'user', ?, ?, ?, ?, ?)`,
    [
      `key_${key}`,
      tenant,
      `Sample: ${key.replaceAll("_", " ")}`,
      "Public sample key, for scripts and tests",
      secret.slice(0, 15),
      secretHash(secret),
      status ?? "active",
      `u_${user}`,
      rate_limit,
      JSON.stringify(whitelist ?? []),
      expires ?? null,
      created,
    ],
  );
}

/** The two tenants, before anything that belongs to them. */
export function seedTenants(db: Db, at: (daysAgo: number) => string): void {
  for (const [id, name, slug] of [
    [northwind, "Northwind Freight", "northwind"],
    [lumen, "Lumen Optics", "lumen"],
  ] as const) {
    db.run("INSERT INTO tenants (id, name, slug, scaikey_tenant_id, created_at) VALUES (?, ?, ?, ?, ?)", [
      id,
      name,
      slug,
      `sk_${slug}`,
      at(430),
    ]);
  }
}
