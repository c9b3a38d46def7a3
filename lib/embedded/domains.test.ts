import { describe, expect, it } from "vitest";
import type { EndpointInput } from "@/lib/contract/endpoints";
import { testClient } from "./test-client";

type Create = EndpointInput<"domains.create">["body"];

function open() {
  const openedAt = new Date().toISOString();
  const client = testClient({ seed: "people" });
  const create = (
    body: Partial<Create> & { name: string },
    as: "tenant_admin" | "other_tenant" = "tenant_admin",
  ) => client.call(as, "domains.create", { body: { domain_type: "primary", ...body } });
  const made = async (name: string, as: "tenant_admin" | "platform_admin" = "tenant_admin") =>
    client.ok(as, "domains.create", { body: { name, domain_type: "primary" } });
  const get = (domain_id: string, include_deleted?: boolean) =>
    client.call("tenant_admin", "domains.get", { params: { domain_id }, query: { include_deleted } });
  const entries = async () =>
    (await client.ok("platform_admin", "auditLogs.list", { query: { start_date: openedAt } })).data;
  return { client, create, made, get, entries };
}

describe("creating a domain", () => {
  it("gives it SOA, name servers and a challenge, and waits for validation", async () => {
    const { client, made } = open();
    const zone = await made("Shop.Example.");
    expect(zone).toMatchObject({
      id: expect.stringMatching(/^d_[0-9a-z]{16}$/),
      name: "shop.example",
      status: "pending_validation",
      default_ttl: 3600,
      description: null,
      dnssec_enabled: false,
      tenant_id: "t_northwind",
      settings: {},
      nameservers: ["ns1.scaidns.example.", "ns2.scaidns.example.", "ns3.scaidns.example."],
      record_count: 4,
      deleted_at: null,
    });
    const params = { domain_id: zone.id };
    const { data } = await client.ok("tenant_admin", "records.list", {
      params,
      query: { include_system: true },
    });
    expect(data.map((record) => record.type).sort()).toEqual(["NS", "NS", "NS", "SOA"]);
    expect(data.find((record) => record.type === "SOA")?.content).toBe(
      `ns1.scaidns.example. hostmaster.scaidns.example. ${zone.serial} 86400 7200 3600000 3600`,
    );
    expect(await client.ok("tenant_admin", "validation.get", { params })).toMatchObject({
      status: "pending",
      dns_record: { name: "_scaidns-verify.shop.example" },
    });
  });

  it("is active at once for those who may bypass validation", async () => {
    const { client, made } = open();
    const zone = await made("bypass.example", "platform_admin");
    expect(zone.status).toBe("active");
    expect(
      await client.ok("platform_admin", "validation.get", { params: { domain_id: zone.id } }),
    ).toBeNull();
  });

  it.each([
    "",
    " ",
    "localhost",
    "a..example",
    "-a.example",
    "*.example",
    "192.0.2.1",
    "https://a.example",
    `${"a".repeat(64)}.example`,
  ])("refuses the name %j", async (name) => {
    const { create } = open();
    const { status, body } = await create({ name });
    expect(status).toBe(name === "" ? 422 : 400);
    if (name !== "") expect(body).toEqual({ detail: "Invalid domain name" });
  });

  it("takes international names as A-labels, found by either spelling", async () => {
    const { client, made } = open();
    expect((await made("Bücher.example")).name).toBe("xn--bcher-kva.example");
    for (const search of ["bücher", "BCHER-KVA"]) {
      expect((await client.ok("tenant_admin", "domains.list", { query: { search } })).total).toBe(1);
    }
  });

  it("refuses a duplicate in the tenant, also of a soft-deleted one", async () => {
    const { client, create, made } = open();
    const zone = await made("twice.example");
    const duplicate = { status: 409, body: { detail: "Domain already exists" } };
    expect(await create({ name: "TWICE.example" })).toMatchObject(duplicate);
    await client.ok("tenant_admin", "domains.delete", { params: { domain_id: zone.id } });
    expect(await create({ name: "twice.example" })).toMatchObject(duplicate);
    await client.ok("tenant_admin", "domains.delete", {
      params: { domain_id: zone.id },
      query: { hard: true },
    });
    expect((await create({ name: "twice.example" })).status).toBe(200);
  });

  it("does not tell that another tenant has the name", async () => {
    const { create } = open();
    expect((await create({ name: "both.example" })).status).toBe(200);
    expect((await create({ name: "both.example" }, "other_tenant")).status).toBe(200);
  });

  it.each([
    [{ name: "2.0.192.in-addr.arpa", domain_type: "reverse_ipv4" }, 200, "2.0.192.in-addr.arpa"],
    [
      { name: "192.0.2.0/24", domain_type: "reverse_ipv4", cidr: "192.0.2.0/24" },
      200,
      "2.0.192.in-addr.arpa",
    ],
    [
      { name: "64/26.2.0.192.in-addr.arpa", domain_type: "reverse_ipv4", cidr: "192.0.2.64/26" },
      200,
      "64/26.2.0.192.in-addr.arpa",
    ],
    [
      { name: "8.b.d.0.1.0.0.2.ip6.arpa", domain_type: "reverse_ipv6", cidr: "2001:db8::/32" },
      200,
      "8.b.d.0.1.0.0.2.ip6.arpa",
    ],
    [{ name: "a.example", domain_type: "reverse_ipv4" }, 400, "Invalid domain name"],
    [{ name: "a.example", domain_type: "reverse_ipv4", cidr: "192.0.2.0/24" }, 400, "name"],
    [{ name: "x.ip6.arpa", domain_type: "reverse_ipv6", cidr: "192.0.2.0/24" }, 400, "cidr"],
    [{ name: "x.in-addr.arpa", domain_type: "reverse_ipv4", cidr: "192.0.2.0/20" }, 400, "cidr"],
    [{ name: "a.example", domain_type: "primary", cidr: "192.0.2.0/24" }, 400, "cidr"],
  ] as const)("%j answers %d", async (body, status, said) => {
    const { client } = open();
    const reply = await client.call("tenant_admin", "domains.create", { body });
    const shown = Object(reply.body);
    expect([reply.status, shown.name ?? shown.detail?.field ?? shown.detail]).toEqual([status, said]);
  });
});

describe("listing domains", () => {
  it("pages through them by name", async () => {
    const client = testClient();
    const page = (number: number) =>
      client.ok("tenant_admin", "domains.list", { query: { page: number, page_size: 30 } });
    const [first, second, third] = [await page(1), await page(2), await page(3)];
    expect([first.data.length, second.data.length]).toEqual([30, 30]);
    expect(first.total_pages).toBe(Math.ceil(first.total / 30));
    const names = [...first.data, ...second.data, ...third.data].map((zone) => zone.name);
    expect(names.length).toBe(first.total);
    expect(names).toEqual([...names].sort());
    expect(await page(99)).toMatchObject({ data: [], total: first.total, page: 99 });
  });

  it("shows each as its page does", async () => {
    const client = testClient();
    const body = { name: "a.example", domain_type: "primary" as const, description: 'A "quote", a \\ and ü' };
    await client.ok("tenant_admin", "domains.create", { body });
    const query = { page_size: 40, search: "a" };
    const { data } = await client.ok("tenant_admin", "domains.list", { query });
    expect(new Set(data.map(({ dnssec_enabled }) => dnssec_enabled))).toEqual(new Set([true, false]));
    for (const item of data) {
      const params = { domain_id: item.id };
      expect(await client.ok("tenant_admin", "domains.get", { params })).toMatchObject(item);
    }
  });

  it("finds nothing by a character that no name has", async () => {
    const { client, made } = open();
    await made("nul.example");
    for (const search of ["\0", "%", "_"]) {
      expect((await client.ok("tenant_admin", "domains.list", { query: { search } })).total).toBe(0);
    }
  });

  it("survives a search of any length", async () => {
    const query = { search: "%".repeat(60_000) };
    expect(await testClient({ seed: "people" }).ok("tenant_admin", "domains.list", { query })).toMatchObject({
      total: 0,
    });
  });

  it.each([
    [{ status: "inactive" }, ["oldbrand.example"]],
    [{ status: "deleted" }, ["northwind-summit.example"]],
    [{ search: "summit" }, []],
    [{ search: "summit", include_deleted: true }, ["northwind-summit.example"]],
    [{ search: "every vehicle" }, ["fleet.example"]],
    [{ search: "%" }, []],
    [{ search: "_" }, []],
    [{ domain_type: "secondary" }, ["partners.example"]],
    [{ domain_type: "reverse_ipv6" }, ["0.1.0.0.8.b.d.0.1.0.0.2.ip6.arpa"]],
    [{ dnssec_enabled: true }, ["northwind-at.example", "northwind-be.example"]],
    [{ status: "pending_validation", search: "labs" }, ["northwind-labs.example"]],
  ] as const)("%j finds %j", async (query, names) => {
    const { data } = await testClient().ok("tenant_admin", "domains.list", { query });
    expect(data.map((zone) => zone.name)).toEqual(names);
  });
});

describe("changing, deleting and restoring", () => {
  it("changes description, TTL and settings, and nothing else", async () => {
    const { client, made } = open();
    const { id } = await made("change.example");
    const update = (body: EndpointInput<"domains.update">["body"]) =>
      client.ok("tenant_admin", "domains.update", { params: { domain_id: id }, body });
    expect(await update({ description: "Shop", default_ttl: 60, settings: { team: "web" } })).toMatchObject({
      description: "Shop",
      default_ttl: 60,
      settings: { team: "web" },
    });
    expect(await update({ description: null })).toMatchObject({
      description: null,
      settings: { team: "web" },
    });
    const renamed = await client.send(`/api/v1/domains/${id}`, {
      method: "PATCH",
      headers: { "x-api-key": "sdk_live_sample_tenant_admin", "content-type": "application/json" },
      body: '{"name":"other.example"}',
    });
    expect(renamed.status).toBe(422);
  });

  it.each([
    ["description", { description: "cut\0off" }],
    ["description", { description: "half \ud83d" }],
  ])("refuses a %s that could not be given back as it was: %j", async (field, body) => {
    const { client, made, get } = open();
    const before = await made("texts.example");
    const params = { domain_id: before.id };
    expect(await client.call("tenant_admin", "domains.update", { params, body })).toMatchObject({
      status: 400,
      body: { detail: { field } },
    });
    expect((await get(before.id)).body).toEqual(before);
  });

  it("refuses settings too deep to be written as JSON again", async () => {
    const { client, made } = open();
    const { id } = await made("deep.example");
    const reply = await client.send(`/api/v1/domains/${id}`, {
      method: "PATCH",
      headers: { "x-api-key": "sdk_live_sample_tenant_admin", "content-type": "application/json" },
      body: `{"settings":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`,
    });
    expect([reply.status, await reply.json()]).toEqual([
      400,
      { detail: { message: "Settings are nested more than 100 levels deep", field: "settings" } },
    ]);
  });

  it("hides a soft-deleted domain with everything below it, until it is restored as it was", async () => {
    const { client, made, get } = open();
    const { id } = await made("soft.example", "platform_admin");
    const params = { domain_id: id };
    await client.ok("tenant_admin", "records.create", {
      params,
      body: { name: "www", type: "A", content: "192.0.2.1" },
    });
    await client.ok("tenant_admin", "domains.delete", { params });
    expect(await get(id)).toMatchObject({ status: 404, body: { detail: "Domain not found" } });
    expect(await get(id, true)).toMatchObject({
      body: { status: "deleted", deleted_at: expect.any(String) },
    });
    expect((await client.call("tenant_admin", "records.list", { params })).status).toBe(404);
    expect((await client.call("tenant_admin", "domains.update", { params, body: {} })).status).toBe(404);
    expect((await client.call("tenant_admin", "domains.delete", { params })).status).toBe(404);
    expect((await client.call("tenant_admin", "validation.check", { params })).status).toBe(404);
    expect(await client.ok("tenant_admin", "domains.restore", { params })).toMatchObject({
      status: "active",
      deleted_at: null,
      record_count: 5,
    });
    expect(await client.call("tenant_admin", "domains.restore", { params })).toMatchObject({
      status: 400,
      body: { detail: "Domain is not deleted" },
    });
  });

  it("deletes for good when asked, soft-deleted or not", async () => {
    const { client, made, get } = open();
    for (const first of [false, true]) {
      const { id } = await made("hard.example");
      const params = { domain_id: id };
      if (first) await client.ok("tenant_admin", "domains.delete", { params });
      await client.ok("tenant_admin", "domains.delete", { params, query: { hard: true } });
      expect((await get(id, true)).status).toBe(404);
      expect((await client.call("tenant_admin", "domains.restore", { params })).status).toBe(404);
    }
  });

  it("does not restore over a name that another tenant has proved to own in the meantime", async () => {
    const { client, made } = open();
    const name = "moved.validates.test";
    const zone = await made(name, "platform_admin");
    const params = { domain_id: zone.id };
    await client.ok("tenant_admin", "domains.delete", { params });
    const theirs = await client.ok("other_tenant", "domains.create", {
      body: { name, domain_type: "primary" },
    });
    const verdict = await client.ok("other_tenant", "validation.check", { params: { domain_id: theirs.id } });
    expect(verdict.is_valid).toBe(true);
    expect(await client.call("tenant_admin", "domains.restore", { params })).toMatchObject({
      status: 409,
      body: { detail: "Domain already exists" },
    });
  });
});

describe("the audit log", () => {
  it("has one entry per write, with actor, address, agent, before and after", async () => {
    const { client, entries } = open();
    const sending = { ip: "2001:db8::7", headers: { "user-agent": "test/1.0" } };
    const zone = await client.ok(
      "domain_admin",
      "domains.create",
      { body: { name: "logged.example", domain_type: "primary" } },
      sending,
    );
    const params = { domain_id: zone.id };
    await client.ok("domain_admin", "domains.update", { params, body: { default_ttl: 60 } }, sending);
    await client.ok("domain_admin", "domains.delete", { params }, sending);
    await client.ok("domain_admin", "domains.restore", { params }, sending);
    await client.ok("domain_admin", "domains.delete", { params, query: { hard: true } }, sending);
    const found = await entries();
    expect(found.map((entry) => entry.action)).toEqual([
      "domain.delete",
      "domain.restore",
      "domain.delete",
      "domain.update",
      "domain.create",
    ]);
    for (const entry of found) {
      expect(entry).toMatchObject({
        actor_type: "api_key",
        actor_id: "key_domain_admin",
        actor_email: "dana.whitfield@northwind.example",
        resource_type: "domain",
        resource_id: zone.id,
        resource_name: "logged.example",
        tenant_id: "t_northwind",
        ip_address: "2001:db8::7",
        user_agent: "test/1.0",
      });
    }
    expect(found[3]?.details).toMatchObject({ before: { default_ttl: 3600 }, after: { default_ttl: 60 } });
    expect(found[0]?.details).toMatchObject({ before: { name: "logged.example" }, after: { hard: true } });
  });

  it("has nothing of what was refused", async () => {
    const { create, entries } = open();
    await create({ name: "not a name" });
    await create({ name: "once.example" });
    await create({ name: "once.example" });
    expect((await entries()).length).toBe(1);
  });
});

it("lists the record types with an example each", async () => {
  const { data } = await testClient({ seed: "people" }).ok("read_only", "domains.types");
  expect(data.length).toBe(16);
  expect(data.find((type) => type.type === "MX")?.example).toMatch(/^\d+ \S+\.$/);
});
