import { describe, expect, it } from "vitest";
import { type EndpointName, endpointSpec, endpoints, endpointUrl } from "@/lib/contract/endpoints";
import { handlers } from "./handlers";
import type { sampleApiKeys } from "./sample-api-keys";
import { samplePeople } from "./seed-people";
import { testClient } from "./test-client";

type Key = keyof typeof sampleApiKeys;
const params = { domain_id: "d_northwind_shop_example" };

function isName(name: string): name is EndpointName {
  return name in endpoints;
}

describe("another tenant's domain", () => {
  const nested = Object.keys(endpoints)
    .filter(isName)
    .filter((name) => endpointSpec(name).path.includes("{domain_id}") && name in handlers);

  it.each(nested)("is as absent as one that never was: %s", async (name) => {
    const client = testClient();
    const ask = async (domain_id: string) => {
      const { method } = endpointSpec(name);
      const bodies: { [name in EndpointName]?: unknown } = {
        "domains.update": { description: "mine now" },
        "validation.start": { validation_type: "txt_record" },
        "records.create": { name: "www", type: "A", content: "192.0.2.1" },
        "records.update": { ttl: 60 },
        "records.bulkCreate": { records: [{ name: "www", type: "A", content: "192.0.2.1" }] },
        "records.bulkDelete": { record_ids: ["r_1"] },
        "records.search": { query: "www" },
        "dnssec.enable": {},
        "dnssec.confirmDsPublished": { key_tag: 1, digest_type: 2, digest: "00" },
        "import.text": { format: "bind", content: "www 60 IN A 192.0.2.1" },
        "import.preview": { format: "bind", content: "www 60 IN A 192.0.2.1" },
      };
      const form = new FormData();
      form.set("file", new Blob(["www 60 IN A 192.0.2.1"]), "zone");
      form.set("format", "bind");
      const sent = bodies[name];
      const body = name === "import.file" ? form : sent === undefined ? null : JSON.stringify(sent);
      const reply = await client.send(endpointUrl(name, { params: { domain_id, record_id: "r_1" } }), {
        method,
        headers: {
          "x-api-key": "sdk_live_sample_other_tenant",
          ...(typeof body === "string" ? { "content-type": "application/json" } : {}),
        },
        body,
      });
      return [reply.status, await reply.text()];
    };
    const theirs = await ask(params.domain_id);
    expect(theirs).toEqual([404, '{"detail":"Domain not found"}']);
    expect(await ask("d_never_was")).toEqual(theirs);
    expect(await ask("d_northwind_summit_example")).toEqual(theirs);
  });

  it("is not in lists, logs or permission checks", async () => {
    const client = testClient();
    const lists = [
      await client.ok("other_tenant", "domains.list", { query: { include_deleted: true } }),
      await client.ok("other_tenant", "auditLogs.list"),
      await client.ok("other_tenant", "auditLogs.list", { query: { tenant_id: "t_northwind" } }),
      await client.ok("other_tenant", "auditLogs.list", { query: { resource_id: params.domain_id } }),
    ];
    for (const list of lists) expect(JSON.stringify(list)).not.toMatch(/[a-z]_northwind/);
    expect(lists[2]).toMatchObject({ data: [], total: 0 });
    expect(
      await client.ok("other_tenant", "me.checkPermission", {
        body: { permission: "domains:read", resource_type: "domain", resource_id: params.domain_id },
      }),
    ).toEqual({ allowed: false, reason: "Resource not found" });
    const entry = (await client.ok("tenant_admin", "auditLogs.list")).data[0];
    const log = { log_id: entry?.id ?? "" };
    expect((await client.call("tenant_admin", "auditLogs.get", { params: log })).status).toBe(200);
    expect((await client.call("other_tenant", "auditLogs.get", { params: log })).status).toBe(404);
  });

  it("is a platform administrator's too", async () => {
    const client = testClient();
    const zone = { domain_id: "d_lumen_optics_example" };
    expect(await client.ok("platform_admin", "domains.get", { params: zone })).toMatchObject({
      tenant_id: "t_lumen",
    });
  });
});

describe("roles", () => {
  const allowed: { [what: string]: readonly Key[] } = {
    "domains.create": ["platform_admin", "tenant_admin", "domain_admin"],
    "domains.update": ["platform_admin", "tenant_admin", "domain_admin"],
    "domains.delete": ["platform_admin", "tenant_admin", "domain_admin"],
    "records.create": ["platform_admin", "tenant_admin", "domain_admin", "domain_manager", "record_editor"],
    "records.delete": ["platform_admin", "tenant_admin", "domain_admin", "domain_manager"],
    "auditLogs.list": ["platform_admin", "tenant_admin"],
  };
  const permission: { [what: string]: string } = {
    "domains.create": "domains:create",
    "domains.update": "domains:update",
    "domains.delete": "domains:delete",
    "records.create": "records:create",
    "records.delete": "records:delete",
    "auditLogs.list": "audit_logs:read",
  };
  const keys = [
    "platform_admin",
    "tenant_admin",
    "domain_admin",
    "domain_manager",
    "record_editor",
    "read_only",
  ] as const;

  it.each(keys)("%s may do its part, and is told what else it would need", async (key) => {
    const client = testClient();
    const records = await client.ok(key, "records.list", { params });
    const record_id = records.data[0]?.id ?? "";
    const replies = {
      "domains.create": await client.call(key, "domains.create", {
        body: { name: "roles.example", domain_type: "primary" },
      }),
      "domains.update": await client.call(key, "domains.update", { params, body: { description: "x" } }),
      "records.create": await client.call(key, "records.create", {
        params,
        body: { name: "roles", type: "A", content: "192.0.2.1" },
      }),
      "records.delete": await client.call(key, "records.delete", { params: { ...params, record_id } }),
      "auditLogs.list": await client.call(key, "auditLogs.list"),
      "domains.delete": await client.call(key, "domains.delete", { params }),
    };
    for (const [what, reply] of Object.entries(replies)) {
      if (allowed[what]?.includes(key)) expect([what, reply.status < 300]).toEqual([what, true]);
      else {
        expect([what, reply.status, reply.body]).toEqual([
          what,
          403,
          { detail: `Permission denied: ${permission[what]} is required` },
        ]);
      }
    }
  });

  it("on a single domain show and open that one only", async () => {
    const client = testClient();
    const verifier = "0123456789012345678901234567890123456789012";
    const { code } = client.api.issueCode({
      user_id: "u_zone_editor",
      client_id: "scaidns-console",
      redirect_uri: "http://console.test/cb",
      code_challenge: Buffer.from(
        await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)),
      ).toString("base64url"),
      code_challenge_method: "S256",
    });
    const tokens = await client.ok(null, "auth.token", {
      body: { code, code_verifier: verifier, redirect_uri: "http://console.test/cb" },
    });
    const zoe = { bearer: tokens.access_token };
    const { data, total } = await client.ok(zoe, "domains.list");
    expect([data.map((zone) => zone.id), total]).toEqual([[params.domain_id], 1]);
    expect(
      (await client.call(zoe, "domains.get", { params: { domain_id: "d_northwind_example" } })).status,
    ).toBe(404);
    const body = { name: "zoe", type: "A", content: "192.0.2.1" };
    const made = await client.ok(zoe, "records.create", { params, body });
    const removal = await client.call(zoe, "records.delete", { params: { ...params, record_id: made.id } });
    expect(removal.status).toBe(403);
    expect(
      (await client.call(zoe, "domains.create", { body: { name: "z.example", domain_type: "primary" } }))
        .status,
    ).toBe(403);
  });
});

describe("effective permissions", () => {
  it("are those of the roles, with the roles that give them", async () => {
    const client = testClient();
    const own = await client.ok("record_editor", "roles.effectivePermissions", {
      params: { user_id: "u_record_editor" },
      query: { domain_id: params.domain_id },
    });
    expect(own).toMatchObject({
      user_id: "u_record_editor",
      domain_id: params.domain_id,
      sources: [{ role: "record_editor", scope_type: "tenant", scope_id: "t_northwind", via: "assignment" }],
    });
    expect(own.permissions).toContain("records:update");
    expect(own.permissions).not.toContain("records:delete");
    const zoe = (domain_id: string) =>
      client.ok("tenant_admin", "roles.effectivePermissions", {
        params: { user_id: "u_zone_editor" },
        query: { domain_id },
      });
    expect((await zoe(params.domain_id)).permissions).toContain("records:create");
    expect(await zoe("d_northwind_example")).toMatchObject({ permissions: [], sources: [] });
    const vikram = await client.ok("tenant_admin", "roles.effectivePermissions", {
      params: { user_id: "u_validation_bypass" },
    });
    expect(vikram.permissions).toEqual(
      expect.arrayContaining(["domains:bypass_validation", "domains:delete", "dnssec:rotate"]),
    );
    expect(vikram.sources?.map((source) => source.role)).toEqual(["domain_admin", "validation_bypass"]);
  });

  it("of others need roles:read, and never cross tenants", async () => {
    const client = testClient();
    const ask = async (key: Key, user_id: string, domain_id?: string) =>
      (await client.call(key, "roles.effectivePermissions", { params: { user_id }, query: { domain_id } }))
        .status;
    expect(await ask("read_only", "u_tenant_admin")).toBe(403);
    expect(await ask("read_only", "u_nobody")).toBe(403);
    expect(await ask("domain_admin", "u_tenant_admin")).toBe(200);
    expect(await ask("tenant_admin", "u_nobody")).toBe(404);
    expect(await ask("tenant_admin", "u_other_tenant")).toBe(404);
    expect(await ask("tenant_admin", "u_tenant_admin", "d_lumen_optics_example")).toBe(404);
    expect(await ask("platform_admin", "u_other_tenant", "d_lumen_optics_example")).toBe(200);
  });

  it("agree with what the API then allows", async () => {
    const client = testClient();
    for (const key of ["domain_admin", "domain_manager", "record_editor", "read_only"] as const) {
      const { permissions } = await client.ok(key, "roles.effectivePermissions", {
        params: { user_id: `u_${key}` },
        query: { domain_id: params.domain_id },
      });
      expect((await client.ok(key, "auth.me")).data.permissions).toEqual(permissions);
      for (const permission of ["records:delete", "dnssec:enable", "domains:delete", "records:create"]) {
        const { allowed } = await client.ok(key, "me.checkPermission", {
          body: { permission, resource_type: "domain", resource_id: params.domain_id },
        });
        expect([key, permission, allowed]).toEqual([key, permission, permissions.includes(permission)]);
      }
    }
  });
});

it("permission checks say why not", async () => {
  const client = testClient();
  const check = (body: { permission: string; resource_type?: string; resource_id?: string }) =>
    client.ok("read_only", "me.checkPermission", { body });
  expect(await check({ permission: "domains:read" })).toEqual({ allowed: true });
  expect(await check({ permission: "domains:create" })).toEqual({
    allowed: false,
    reason: "Permission denied: domains:create is required",
  });
  expect(await check({ permission: "domains:fly" })).toMatchObject({ allowed: false, reason: /Unknown/ });
  expect(
    await check({ permission: "domains:read", resource_type: "tenant", resource_id: "t_lumen" }),
  ).toMatchObject({
    allowed: false,
  });
  const { data } = await client.ok("read_only", "records.list", { params });
  const record = { resource_type: "record", resource_id: data[0]?.id ?? "" };
  expect(await check({ permission: "records:read", ...record })).toEqual({ allowed: true });
  expect(await check({ permission: "records:update", ...record })).toMatchObject({ allowed: false });
  expect(
    await check({ permission: "records:read", resource_type: "record", resource_id: "r_x" }),
  ).toMatchObject({
    allowed: false,
    reason: "Resource not found",
  });
});

it("every sample person's own permissions can be read", async () => {
  const client = testClient({ seed: "people" });
  for (const { id, tenant } of samplePeople) {
    const key = tenant === "t_lumen" ? "other_tenant" : "tenant_admin";
    const { permissions } = await client.ok(key, "roles.effectivePermissions", { params: { user_id: id } });
    expect(permissions.length).toBeGreaterThan(0);
  }
});
