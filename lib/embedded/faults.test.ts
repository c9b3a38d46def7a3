import { describe, expect, it } from "vitest";
import { readFaults } from "./fault-list";
import { testClient } from "./test-client";

async function open(name = "faults.example") {
  const client = testClient({ seed: "people" });
  const zone = await client.ok("platform_admin", "domains.create", {
    body: { name, domain_type: "primary" },
  });
  const params = { domain_id: zone.id };
  const add = (record: string, fault?: string) =>
    client.call(
      "platform_admin",
      "records.create",
      { params, body: { name: record, type: "A", content: "192.0.2.1" } },
      fault === undefined ? {} : { headers: { "x-scaidns-fault": fault } },
    );
  const names = async () =>
    (await client.ok("platform_admin", "records.list", { params })).data.map((record) => record.display_name);
  return { client, params, add, names };
}

describe("by header", () => {
  it.each([
    ["500", 500, { detail: "Internal Server Error" }],
    ["502", 502, { detail: "PowerDNS is unreachable" }],
    ["503", 503, { detail: "Service is under maintenance" }],
    ["504", 504, { detail: "PowerDNS did not answer in time" }],
    ["400=content", 400, { detail: { message: "Bad request", field: "content" } }],
    ["401", 401, { detail: "Token has expired" }],
    [
      "422=body.function-after[check()].name",
      422,
      {
        detail: [
          {
            loc: ["body", "function-after[check()]", "name"],
            msg: "value was refused on request",
            type: "value_error",
          },
        ],
      },
    ],
    ["shape", 200, { unexpected: ["another", "shape"] }],
    ["empty", 502, ""],
    ["empty=200", 200, ""],
    ["html", 502, expect.stringContaining("<html>")],
    ["html=200", 200, expect.stringContaining("<html>")],
    ["text", 200, "upstream said something else\n"],
  ])("%s instead of the answer, and nothing is applied", async (fault, status, body) => {
    const { client, params, names } = await open();
    const reply = await client.send(`/api/v1/domains/${params.domain_id}/records`, {
      method: "POST",
      headers: {
        "x-api-key": "sdk_live_sample_platform_admin",
        "content-type": "application/json",
        "x-scaidns-fault": fault,
      },
      body: '{"name":"www","type":"A","content":"192.0.2.1"}',
    });
    const text = await reply.text();
    const isJson = reply.headers.get("content-type")?.includes("json");
    expect([reply.status, isJson ? JSON.parse(text) : text]).toEqual([status, body]);
    expect(await names()).toEqual([]);
  });

  it.each(["after-500", "after-502", "after-504", "after-503=5", "after-429=1", "after-empty"])(
    "%s answers so after the write was applied",
    async (fault) => {
      const { add, names } = await open();
      const { status } = await add("www", fault);
      expect(status).toBeGreaterThanOrEqual(429);
      expect(await names()).toEqual(["www"]);
    },
  );

  it("429 brings Retry-After in seconds, as a date, or not at all", async () => {
    const { add } = await open();
    expect((await add("www", "429")).headers.get("retry-after")).toBeNull();
    expect((await add("www", "429=30")).headers.get("retry-after")).toBe("30");
    const date = Date.parse((await add("www", "429=date:30")).headers.get("retry-after") ?? "");
    expect(Math.abs(date - Date.now() - 30_000)).toBeLessThan(2000);
  });

  it("drop cuts the connection, before or after applying; truncated breaks the JSON off", async () => {
    const { client, params, add, names } = await open();
    await expect(add("before", "drop")).rejects.toThrow(/cut/);
    expect(await names()).toEqual([]);
    await expect(add("after", "after-drop")).rejects.toThrow(/cut/);
    expect(await names()).toEqual(["after"]);
    const reply = await client.send(`/api/v1/domains/${params.domain_id}`, {
      headers: { "x-api-key": "sdk_live_sample_platform_admin", "x-scaidns-fault": "truncated" },
    });
    const text = await reply.text();
    expect(text).toContain('{"id"');
    expect(() => JSON.parse(text)).toThrow();
  });

  it("slow waits, alone or before another", async () => {
    const { add, names } = await open();
    const started = performance.now();
    expect((await add("www", "slow=120, after-502")).status).toBe(502);
    expect(performance.now() - started).toBeGreaterThanOrEqual(110);
    expect(await names()).toEqual(["www"]);
  });

  it("degraded shows a platform that is not ready", async () => {
    const { client } = await open();
    expect(await client.call(null, "health.ready")).toMatchObject({ status: 200, body: { status: "ok" } });
    const headers = { "x-scaidns-fault": "degraded=redis" };
    expect(await client.call(null, "health.ready", {}, { headers })).toMatchObject({
      status: 503,
      body: { status: "degraded", checks: { database: "ok", redis: "connection refused" } },
    });
  });

  it("that nobody knows is refused", async () => {
    const { add } = await open();
    expect(await add("www", "5O2")).toMatchObject({ status: 400, body: { detail: "Unknown fault: 5O2" } });
    expect(await add("www", "html=204")).toMatchObject({ status: 400 });
    expect(["", "200", "slow", "slow=x", "after-", "502,,"].map(readFaults)).toEqual(Array(6).fill(null));
  });
});

describe("by name", () => {
  it("a zone's name breaks everything below it, but leaves the zone to be opened and deleted", async () => {
    const { client, params, add } = await open("502.fault.test");
    expect((await add("www")).status).toBe(502);
    expect((await client.call("platform_admin", "records.list", { params })).status).toBe(502);
    expect((await client.call("platform_admin", "domains.get", { params })).status).toBe(200);
    expect((await client.call("platform_admin", "domains.delete", { params })).status).toBe(204);
  });

  it("reads or writes alone", async () => {
    const reads = await open("reads-503.fault.test");
    expect((await reads.add("www")).status).toBe(200);
    await expect(reads.names()).rejects.toThrow(/503/);
    const writes = await open("writes-after-504.fault.test");
    expect((await writes.add("www")).status).toBe(504);
    expect(await writes.names()).toEqual(["www"]);
  });

  it("the creation of a zone", async () => {
    const { client } = await open();
    const create = (name: string) =>
      client.call("platform_admin", "domains.create", { body: { name, domain_type: "primary" } });
    expect((await create("create-500.fault.test")).status).toBe(500);
    expect((await create("create-after-500.fault.test")).status).toBe(500);
    const { data } = await client.ok("platform_admin", "domains.list", { query: { search: "fault.test" } });
    expect(data.map((zone) => zone.name)).toEqual(["create-after-500.fault.test"]);
  });

  it("a record's name breaks writes of that record, or one kind of them", async () => {
    const { client, params, add, names } = await open();
    expect((await add("fault-502")).status).toBe(502);
    expect((await add("fault-after-504")).status).toBe(504);
    expect((await add("fault-delete-500")).status).toBe(200);
    expect(await names()).toEqual(["fault-after-504", "fault-delete-500"]);
    const { data } = await client.ok("platform_admin", "records.list", { params, query: { name: "delete" } });
    const one = { ...params, record_id: data[0]?.id ?? "" };
    expect(
      (await client.call("platform_admin", "records.update", { params: one, body: { ttl: 60 } })).status,
    ).toBe(200);
    expect((await client.call("platform_admin", "records.delete", { params: one })).status).toBe(500);
    const bulk = { params, body: { record_ids: [one.record_id] } };
    expect((await client.call("platform_admin", "records.bulkDelete", bulk)).status).toBe(500);
    const records = [
      { name: "fine", type: "A", content: "192.0.2.1" },
      { name: "fault-create-503", type: "A", content: "192.0.2.1" },
    ];
    expect(
      (await client.call("platform_admin", "records.bulkCreate", { params, body: { records } })).status,
    ).toBe(503);
    expect((await names()).length).toBe(2);
  });

  it("says nothing to those who may not see the zone", async () => {
    const { client, params } = await open("502.fault.test");
    expect((await client.call("other_tenant", "records.list", { params })).status).toBe(404);
  });
});
