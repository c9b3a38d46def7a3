import { describe, expect, it } from "vitest";
import type { EndpointInput } from "@/lib/contract/endpoints";
import { testClient } from "./test-client";

const client = testClient({ now: () => new Date("2026-04-01T12:00:00.000Z") });
const list = async (query: EndpointInput<"auditLogs.list">["query"]) =>
  (await client.ok("tenant_admin", "auditLogs.list", { query: { page_size: 100, ...query } })).data;

describe("filters", () => {
  it.each([
    [{ action: "domain.export" }],
    [{ actor_type: "api_key" }],
    [{ actor_id: "u_record_editor" }],
    [{ resource_type: "domain" }],
    [{ resource_id: "d_northwind_summit_example" }],
  ] as const)("%j", async (filter) => {
    const found = await list(filter);
    expect(found.length).toBeGreaterThan(0);
    for (const entry of found) expect(entry).toMatchObject(filter);
  });

  it("dates include their whole day, times their own moment", async () => {
    const all = await list({});
    const entry = all[50];
    const day = entry?.timestamp.slice(0, 10);
    const ofDay = await list({ start_date: day, end_date: day });
    expect(ofDay.length).toBeGreaterThan(0);
    expect(ofDay).toEqual(all.filter((one) => one.timestamp.startsWith(day ?? "")));
    const moment = entry?.timestamp;
    expect(await list({ start_date: moment, end_date: moment })).toEqual([entry]);
    expect(await list({ start_date: moment?.replace("Z", ""), end_date: moment })).toEqual([entry]);
  });

  it("take a date however far off", async () => {
    const all = await list({});
    expect(await list({ start_date: "0001-01-01", end_date: "9999-12-31" })).toEqual(all);
    expect(await list({ end_date: "9999-12-31T23:59:59.999Z" })).toEqual(all);
    expect(await list({ start_date: "9999-12-31T23:59:59-05:00" })).toEqual([]);
  });

  it.each(["yesterday", "2026-13-01", "2026-02-31", "2026-02-29T10:00:00Z", "12", "2026-04-01 10:00"])(
    "refuse the date %j",
    async (start_date) => {
      expect(await client.call("tenant_admin", "auditLogs.list", { query: { start_date } })).toMatchObject({
        status: 422,
        body: { detail: [{ loc: ["query", "start_date"], msg: "invalid datetime format" }] },
      });
    },
  );
});

it("shows tenant administrators their tenant's entries, platform administrators all", async () => {
  const total = async (key: "tenant_admin" | "other_tenant" | "platform_admin", tenant_id?: string) =>
    (await client.ok(key, "auditLogs.list", { query: { tenant_id } })).total;
  const [own, other, all] = [
    await total("tenant_admin"),
    await total("other_tenant"),
    await total("platform_admin"),
  ];
  expect(own > 0 && other > 0).toBe(true);
  expect(all).toBe(own + other);
  expect(await total("platform_admin", "t_lumen")).toBe(other);
  expect(await total("tenant_admin", "t_lumen")).toBe(0);
});

it("lists long details in short, and gives them whole with their entry", async () => {
  const { id } = await client.ok("tenant_admin", "domains.create", {
    body: { name: "long-details.example", domain_type: "primary" },
  });
  const records = Array.from({ length: 400 }, (_, at) => ({
    name: `n${at}`,
    type: "A",
    content: "192.0.2.1",
  }));
  await client.ok("tenant_admin", "records.bulkCreate", { params: { domain_id: id }, body: { records } });
  const [entry] = await list({ resource_id: id, action: "record.bulk_create" });
  expect(entry?.details).toEqual({
    before: null,
    after: { record_count: 400 },
    truncated: true,
  });
  const content = records.map(({ name }) => `${name} 60 IN A 192.0.2.2`).join("\n");
  await client.ok("tenant_admin", "import.text", {
    params: { domain_id: id },
    body: { format: "bind", mode: "replace", content },
  });
  const [imported] = await list({ resource_id: id, action: "record.bulk_create" });
  expect(imported?.details).toEqual({
    before: { record_count: 400 },
    after: { record_count: 400, import: { format: "bind", mode: "replace" } },
    truncated: true,
  });
  const whole = await client.ok("tenant_admin", "auditLogs.get", { params: { log_id: entry?.id ?? "" } });
  expect(whole.details?.after).toMatchObject({ records: { length: 400 } });
});

it("gives one entry by its id", async () => {
  const [entry] = await list({ action: "record.update" });
  expect(await client.ok("tenant_admin", "auditLogs.get", { params: { log_id: entry?.id ?? "" } })).toEqual(
    entry,
  );
  expect(entry?.details).toMatchObject({ before: { ttl: expect.anything() }, after: {} });
  expect(
    (await client.call("tenant_admin", "auditLogs.get", { params: { log_id: "log_none" } })).status,
  ).toBe(404);
});
