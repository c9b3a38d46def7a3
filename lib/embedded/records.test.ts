import { describe, expect, it } from "vitest";
import { zoneClient } from "./zone-client.fixture";

describe("records", () => {
  it("are stored in canonical form and shown in the API's shape", async () => {
    const { add, domain } = await zoneClient();
    expect(await add({ name: "WWW", type: "aaaa", content: "2001:DB8:0::1", ttl: 300 })).toEqual({
      id: expect.stringMatching(/^r_/),
      name: "www.example.com",
      display_name: "www",
      type: "AAAA",
      content: "2001:db8::1",
      ttl: 300,
      disabled: false,
      domain_id: domain.id,
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(await add({ name: "@", type: "MX", content: "10 mail" })).toMatchObject({
      name: "example.com",
      display_name: "@",
      content: "10 mail.example.com.",
      ttl: null,
    });
    expect(await add({ name: "bücher", type: "TXT", content: "plain text" })).toMatchObject({
      name: "xn--bcher-kva.example.com",
      content: '"plain" "text"',
    });
    expect(await add({ name: "deep.er.example.com.", type: "A", content: "192.0.2.7" })).toMatchObject({
      display_name: "deep.er",
    });
  });

  it("hide SOA and apex NS unless asked", async () => {
    const { add, records, lines } = await zoneClient();
    await add({ name: "sub", type: "NS", content: "ns.other.example." });
    expect(await lines()).toEqual(["sub.example.com NS ns.other.example."]);
    expect((await records()).map(({ type, name }) => `${name} ${type}`)).toEqual([
      "example.com NS",
      "example.com NS",
      "example.com NS",
      "example.com SOA",
      "sub.example.com NS",
    ]);
  });

  it("are filtered by exact type and part of the name, and found by name or content", async () => {
    const { add, records, ok, params } = await zoneClient();
    await add({ name: "www", type: "A", content: "192.0.2.1" });
    await add({ name: "www2", type: "AAAA", content: "2001:db8::1" });
    await add({ name: "a_b", type: "TXT", content: '"naïve 100%"' });
    const names = (found: { display_name?: string | null | undefined }[]) =>
      found.map((record) => record.display_name);
    expect(names(await records({ type: "a" }))).toEqual(["www"]);
    expect(names(await records({ name: "WWW" }))).toEqual(["www", "www2"]);
    expect(names(await records({ name: "_" }))).toEqual(["a_b"]);
    expect(names(await records({ name: "@", include_system: true, type: "SOA" }))).toEqual(["@"]);
    const search = async (query: string) =>
      names((await ok("tenant_admin", "records.search", { params, body: { query } })).data);
    expect(await search("naïve")).toEqual(["a_b"]);
    expect(await search("100%")).toEqual(["a_b"]);
    expect(await search("db8")).toEqual(["www2"]);
    expect(await search("www")).toEqual(["www", "www2"]);
    expect(await search("%")).toEqual(["a_b"]);
  });

  it("say who is asked for in the envelope", async () => {
    const { ok, params, domain } = await zoneClient();
    expect(await ok("tenant_admin", "records.list", { params })).toEqual({
      data: [],
      total: 0,
      domain_id: domain.id,
      domain_name: "example.com",
    });
  });

  it.each([
    [{ name: "www", type: "AA", content: "192.0.2.1" }, "type", "Invalid record type: AA"],
    [{ name: "www", type: "A", content: "192.0.2.300" }, "content", /Address/],
    [{ name: "www", type: "MX", content: "mail.example.com." }, "content", /Priority|Mail/],
    [{ name: "www", type: "CNAME", content: "a b" }, "content", /b/],
    [{ name: "a..b", type: "A", content: "192.0.2.1" }, "name", /Name/],
    [{ name: "www.other.example.", type: "A", content: "192.0.2.1" }, "name", /outside the zone/],
    [{ name: "notexample.com.", type: "A", content: "192.0.2.1" }, "name", /outside the zone/],
    [{ name: "@", type: "DS", content: `1 13 2 ${"0".repeat(64)}` }, "name", /apex/],
    [{ name: "www", type: "SOA", content: "a. b. 1 2 3 4 5" }, "name", /apex/],
  ])("refuse %j with a 400 on %s", async (body, field, message) => {
    const { tryAdd, lines, audit } = await zoneClient();
    const before = (await audit()).length;
    const reply = await tryAdd(body);
    expect([reply.status, reply.body]).toEqual([
      400,
      { detail: { field, message: typeof message === "string" ? message : expect.stringMatching(message) } },
    ]);
    expect(await lines()).toEqual([]);
    expect((await audit()).length).toBe(before);
  });

  it("refuse what is no record at all in the shape of a 422", async () => {
    const { send, domain } = await zoneClient();
    const reply = await send(`/api/v1/domains/${domain.id}/records`, {
      method: "POST",
      headers: { "x-api-key": "sdk_live_sample_tenant_admin", "content-type": "application/json" },
      body: JSON.stringify({ name: "www", ttl: -1, colour: "red" }),
    });
    expect(reply.status).toBe(422);
    expect(await reply.json()).toEqual({
      detail: expect.arrayContaining([
        { loc: ["body", "type"], msg: "field required", type: "value_error.missing" },
        { loc: ["body", "content"], msg: "field required", type: "value_error.missing" },
        expect.objectContaining({ loc: ["body", "ttl"] }),
        expect.objectContaining({ loc: ["body", "colour"] }),
      ]),
    });
  });

  it.each([
    ["name", { name: "a".repeat(9_000_000), type: "A", content: "192.0.2.1" }],
    ["name", { name: "a.".repeat(4_000_000), type: "A", content: "192.0.2.1" }],
    ["content", { name: "a", type: "SSHFP", content: `1 1 ${"ab ".repeat(3_000_000)}` }],
    ["content", { name: "a", type: "TXT", content: '"" '.repeat(1_500_000) }],
  ])("refuse a %s of megabytes, and soon", async (field, body) => {
    const { call, params } = await zoneClient();
    const began = performance.now();
    const reply = await call("tenant_admin", "records.create", { params, body });
    expect(reply).toMatchObject({ status: 400, body: { detail: { field } } });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it("are searched soon for texts of any length", async () => {
    const { ok, params } = await zoneClient();
    const began = performance.now();
    for (const query of ["ü.".repeat(1_000_000), "\\".repeat(5_000_000)]) {
      expect((await ok("tenant_admin", "records.search", { params, body: { query } })).total).toBe(0);
    }
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it("keep the rules of coexistence, naming what stands in the way", async () => {
    const { add, tryAdd } = await zoneClient();
    const a = await add({ name: "www", type: "A", content: "192.0.2.1" });
    const aaaa = await add({ name: "www", type: "AAAA", content: "2001:db8::1" });
    const cname = await add({ name: "alias", type: "CNAME", content: "www" });
    const dname = await add({ name: "old", type: "DNAME", content: "new.example." });
    const conflict = (field: string, ...conflicts: string[]) => ({
      detail: { message: "Record conflicts with existing entries", field, conflicts },
    });
    const refused = async (name: string, type: string, content: string) => {
      const reply = await tryAdd({ name, type, content });
      expect([name, type, reply.status]).toEqual([name, type, 409]);
      return reply.body;
    };
    expect(await refused("www", "CNAME", "other")).toEqual(conflict("name", a.id, aaaa.id));
    expect(await refused("alias", "A", "192.0.2.1")).toEqual(conflict("name", cname.id));
    expect(await refused("alias", "CNAME", "other")).toEqual(conflict("name", cname.id));
    expect(await refused("old", "TXT", '"x"')).toEqual(conflict("name", dname.id));
    expect(await refused("www", "DNAME", "x.")).toEqual(conflict("name", a.id, aaaa.id));
    expect(await refused("WWW.example.com.", "A", "192.0.2.1")).toEqual(conflict("content", a.id));
    expect(await refused("www", "AAAA", "2001:db8:0::1")).toEqual(conflict("content", aaaa.id));
    const apex = await refused("@", "CNAME", "www");
    expect(apex).toMatchObject({ detail: { conflicts: { length: 4 } } });
    await refused("@", "SOA", "a. b. 1 2 3 4 5");
  });

  it("change content, TTL and state only, and a PATCH of anything else is a 422", async () => {
    const { add, tryAdd, ok, call, params } = await zoneClient();
    const one = await add({ name: "www", type: "A", content: "192.0.2.1", ttl: 60 });
    const two = await add({ name: "www", type: "A", content: "192.0.2.2" });
    const at = { ...params, record_id: one.id };
    const update = (body: object) => ok("tenant_admin", "records.update", { params: at, body });
    expect(await update({ content: "192.0.2.3" })).toEqual({ ...one, content: "192.0.2.3" });
    expect(await update({ ttl: null, disabled: true })).toMatchObject({ ttl: null, disabled: true });
    expect(await update({})).toMatchObject({ content: "192.0.2.3", disabled: true });
    const clash = await call("tenant_admin", "records.update", {
      params: at,
      body: { content: "192.0.2.2" },
    });
    expect([clash.status, clash.body]).toEqual([
      409,
      {
        detail: {
          message: "Record conflicts with existing entries",
          field: "content",
          conflicts: [two.id],
        },
      },
    ]);
    const bad = await call("tenant_admin", "records.update", { params: at, body: { content: "x" } });
    expect([bad.status, bad.body]).toMatchObject([400, { detail: { field: "content" } }]);
    const renamed: object = { name: "web" };
    expect((await call("tenant_admin", "records.update", { params: at, body: renamed })).status).toBe(422);
    // A disabled record still holds its place.
    expect((await tryAdd({ name: "www", type: "A", content: "192.0.2.3" })).status).toBe(409);
  });

  it("are gone at once when deleted", async () => {
    const { add, call, ok, params, lines } = await zoneClient();
    const { id } = await add({ name: "www", type: "A", content: "192.0.2.1" });
    const at = { ...params, record_id: id };
    expect((await call("tenant_admin", "records.delete", { params: at })).status).toBe(204);
    for (const name of ["records.get", "records.delete"] as const) {
      const reply = await call("tenant_admin", name, { params: at });
      expect([reply.status, reply.body]).toEqual([404, { detail: "Record not found" }]);
    }
    expect(await lines()).toEqual([]);
    await ok("tenant_admin", "domains.delete", { params });
    expect((await call("tenant_admin", "records.list", { params })).status).toBe(404);
  });

  it("never leave a zone without SOA or without an enabled NS at its apex", async () => {
    const { records, call, ok, params } = await zoneClient();
    const soa = (await records()).find(({ type }) => type === "SOA");
    const [kept, ...others] = (await records()).filter(({ type }) => type === "NS");
    const of = (id = "") => ({ params: { ...params, record_id: id } });
    expect((await call("tenant_admin", "records.delete", of(soa?.id))).status).toBe(409);
    const off = { ...of(soa?.id), body: { disabled: true } };
    expect((await call("tenant_admin", "records.update", off)).status).toBe(400);
    for (const { id } of others) await ok("tenant_admin", "records.delete", of(id));
    const last = {
      detail: { message: "The zone apex must keep at least one NS record", conflicts: [kept?.id] },
    };
    for (const reply of [
      await call("tenant_admin", "records.delete", of(kept?.id)),
      await call("tenant_admin", "records.update", { ...of(kept?.id), body: { disabled: true } }),
    ]) {
      expect([reply.status, reply.body]).toEqual([409, last]);
    }
    await ok("tenant_admin", "records.update", { ...of(kept?.id), body: { content: "ns.else.example." } });
  });

  it("advance the serial, in the SOA too, with every change and only then", async () => {
    const { add, ok, params, serial, records } = await zoneClient("example.com", {
      now: () => new Date("2026-03-05T10:00:00Z"),
    });
    const soaSerial = async () =>
      Number((await records()).find(({ type }) => type === "SOA")?.content.split(" ")[2]);
    expect(await serial()).toBe(2026030501);
    const { id } = await add({ name: "www", type: "A", content: "192.0.2.1" });
    expect([await serial(), await soaSerial()]).toEqual([2026030502, 2026030502]);
    const at = { ...params, record_id: id };
    await ok("tenant_admin", "records.update", { params: at, body: { ttl: 60 } });
    await ok("tenant_admin", "records.update", { params: at, body: { ttl: 60 } });
    expect(await serial()).toBe(2026030503);
    await ok("tenant_admin", "records.delete", { params: at });
    expect([await serial(), await soaSerial()]).toEqual([2026030504, 2026030504]);
  });

  it("take over a serial that is ahead, and no other, when the SOA is edited", async () => {
    const { ok, params, records, serial } = await zoneClient();
    const soa = async () => (await records()).find(({ type }) => type === "SOA");
    const edit = async (number: number) =>
      ok("tenant_admin", "records.update", {
        params: { ...params, record_id: (await soa())?.id ?? "" },
        body: { content: `ns1.example.net. dns ${number} 7200 900 1209600 300` },
      });
    const before = await serial();
    expect((await edit(7)).content).toBe(
      `ns1.example.net. dns.example.com. ${before + 1} 7200 900 1209600 300`,
    );
    await edit(4_000_000_000);
    expect(await serial()).toBe(4_000_000_000);
    expect((await soa())?.content).toContain(" 4000000000 ");
  });

  it("leave one audit entry each, with what was and what is", async () => {
    const { add, ok, params, audit, domain } = await zoneClient();
    const made = await add({ name: "www", type: "A", content: "192.0.2.1" });
    const at = { ...params, record_id: made.id };
    const changed = await ok("tenant_admin", "records.update", { params: at, body: { ttl: 60 } });
    await ok("tenant_admin", "records.delete", { params: at });
    const entries = (await audit()).slice(-3);
    const id = entries[1]?.id ?? "";
    expect(entries.map(({ action, resource_name }) => [action, resource_name])).toEqual([
      ["record.create", "www.example.com A"],
      ["record.update", "www.example.com A"],
      ["record.delete", "www.example.com A"],
    ]);
    expect(await ok("tenant_admin", "auditLogs.get", { params: { log_id: id } })).toMatchObject({
      tenant_id: domain.tenant_id,
      actor_type: "api_key",
      resource_type: "record",
      resource_id: made.id,
      details: { before: made, after: changed },
      ip_address: "192.0.2.1",
    });
  });

  it("may be created and changed, but not deleted, by a record editor, and only read by a reader", async () => {
    const { call, add, params } = await zoneClient();
    const { id } = await add({ name: "www", type: "A", content: "192.0.2.1" });
    const at = { ...params, record_id: id };
    const body = { name: "web", type: "A", content: "192.0.2.9" };
    const records = { records: [{ ...body, name: "bulk" }] };
    const text = (mode: "merge" | "replace") => ({
      params,
      body: { format: "bind" as const, mode, content: "imp 60 A 192.0.2.1" },
    });
    const tried = async (as: "record_editor" | "read_only" | "domain_manager" | "other_tenant") => [
      (await call(as, "records.list", { params })).status,
      (await call(as, "records.create", { params, body })).status,
      (await call(as, "records.update", { params: at, body: { ttl: 5 } })).status,
      (await call(as, "records.bulkCreate", { params, body: records })).status,
      (await call(as, "import.text", text("merge"))).status,
      (await call(as, "import.text", text("replace"))).status,
      (await call(as, "records.bulkDelete", { params, body: { record_ids: [id] } })).status,
      (await call(as, "records.delete", { params: at })).status,
    ];
    expect(await tried("read_only")).toEqual([200, 403, 403, 403, 403, 403, 403, 403]);
    expect(await tried("other_tenant")).toEqual([404, 404, 404, 404, 404, 404, 404, 404]);
    expect(await tried("record_editor")).toEqual([200, 200, 200, 200, 200, 403, 403, 403]);
    expect(await tried("domain_manager")).toEqual([200, 409, 200, 409, 200, 200, 404, 404]);
  });
});
