import { describe, expect, it } from "vitest";
import { z } from "zod";
import { problemFromResponse } from "@/lib/errors/problem-from";
import { zoneClient } from "./zone-client.fixture";

const a = (name: string, last: number) => ({ name, type: "A", content: `192.0.2.${last}` });

describe("bulk create", () => {
  it("refuses too many rows before it looks at any", async () => {
    const { call, params } = await zoneClient();
    const rows: never[] = JSON.parse(`[${"{},".repeat(200_000)}{}]`);
    const reply = await call("read_only", "records.bulkCreate", { params, body: { records: rows } });
    expect([reply.status, reply.body]).toEqual([
      413,
      { detail: "Bulk request too large: 200001 records, at most 500 are possible" },
    ]);
  });

  it("writes all rows, one audit entry and one step of the serial", async () => {
    const { ok, params, lines, serial, audit, domain } = await zoneClient();
    const [before, entries] = [await serial(), (await audit()).length];
    const records = [a("a", 1), a("b", 2), { name: "c", type: "CNAME", content: "a" }];
    const reply = await ok("tenant_admin", "records.bulkCreate", { params, body: { records } });
    expect(reply).toMatchObject({ total_created: 3, total_errors: 0, errors: [] });
    expect(reply.created.map(({ display_name }) => display_name)).toEqual(["a", "b", "c"]);
    expect(await lines()).toHaveLength(3);
    expect(await serial()).toBe(before + 1);
    const entry = (await audit()).slice(entries);
    expect(entry).toMatchObject([
      { action: "record.bulk_create", resource_type: "domain", resource_id: domain.id },
    ]);
    const full = await ok("tenant_admin", "auditLogs.get", { params: { log_id: entry[0]?.id ?? "" } });
    expect(full.details?.after).toEqual({ records: reply.created });
  });

  it("writes nothing when a row is refused, and says of each such row why", async () => {
    const { add, call, params, lines, serial, audit } = await zoneClient();
    const { id } = await add(a("www", 1));
    const [before, entries] = [await serial(), (await audit()).length];
    const records = [
      a("ok", 1),
      a("bad", 999),
      { name: "www", type: "CNAME", content: "ok" },
      a("twice", 4),
      a("twice", 4),
      { ...a("x", 1), name: "x.other.example." },
    ];
    const reply = await call("tenant_admin", "records.bulkCreate", { params, body: { records } });
    expect([reply.status, reply.body]).toEqual([
      400,
      {
        detail: {
          message: "Not every record is acceptable: 4 of 6 refused, nothing was written",
          conflicts: [id],
          errors: [
            {
              index: 1,
              record: records[1],
              detail: { field: "content", message: expect.stringContaining("Address") },
            },
            {
              index: 2,
              record: records[2],
              detail: { field: "name", message: "Record conflicts with existing entries", conflicts: [id] },
            },
            {
              index: 4,
              record: records[4],
              detail: {
                field: "content",
                message: "Record conflicts with row 4 of the same request",
                conflicts: [],
              },
            },
            {
              index: 5,
              record: records[5],
              detail: { field: "name", message: expect.stringContaining("outside") },
            },
          ],
        },
      },
    ]);
    expect(await lines()).toEqual(["www.example.com A 192.0.2.1"]);
    expect([await serial(), (await audit()).length]).toEqual([before, entries]);
  });

  it("refuses in a form from which the console marks every row", async () => {
    const { add, send, domain } = await zoneClient();
    const { id } = await add(a("www", 1));
    const path = `/api/v1/domains/${domain.id}/records/bulk`;
    const refused = async (records: object[]) => {
      const reply = await send(path, {
        method: "POST",
        headers: { "x-api-key": "sdk_live_sample_tenant_admin", "content-type": "application/json" },
        body: JSON.stringify({ records }),
      });
      const { status, headers } = reply;
      return problemFromResponse(
        { status, headers, bodyText: await reply.text() },
        { name: "records.bulkCreate", method: "POST", path },
      );
    };
    expect(await refused([a("ok", 1), a("www", 1)])).toMatchObject({
      kind: "conflict",
      who: "api",
      conflicts: [id],
      rows: [{ index: 1, field: "content", conflicts: [id] }],
    });
    expect(await refused([a("www", 1), a("x", 300)])).toMatchObject({
      kind: "invalid",
      rows: [
        { index: 0, conflicts: [id] },
        { index: 1, field: "content" },
      ],
    });
    expect(await refused([a("ok", 1), { name: "x", type: "A" }])).toMatchObject({
      kind: "validation",
      issues: [{ loc: ["body", "records", 1, "content"] }],
    });
  });

  it("with continue_on_error writes what it can and always answers 200", async () => {
    const { add, ok, params, lines } = await zoneClient();
    const { id } = await add(a("www", 1));
    const bulk = (records: ReturnType<typeof a>[]) =>
      ok("tenant_admin", "records.bulkCreate", { params, body: { records, continue_on_error: true } });
    const reply = await bulk([a("new", 1), a("www", 1), a("bad", 256), a("new", 1)]);
    const made = reply.created[0]?.id;
    expect(reply).toMatchObject({
      total_created: 1,
      total_errors: 3,
      errors: [
        { index: 1, record: a("www", 1), detail: { conflicts: [id] } },
        { index: 2, detail: { field: "content" } },
        { index: 3, detail: { conflicts: [made] } },
      ],
    });
    expect(await bulk([a("www", 1)])).toMatchObject({ created: [], total_errors: 1 });
    expect(await lines()).toHaveLength(2);
  });

  it("takes 500 rows and answers 413 to more, and to a body over 10 MB", async () => {
    const { call, ok, params, domain, send, lines } = await zoneClient();
    const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ ...a(`h${at}`, at % 256) }));
    const over = await call("tenant_admin", "records.bulkCreate", { params, body: { records: rows(501) } });
    expect([over.status, over.body]).toEqual([
      413,
      { detail: "Bulk request too large: 501 records, at most 500 are possible" },
    ]);
    const text = { name: "t", type: "TXT", content: `"${"x".repeat(11 * 1024 * 1024)}"` };
    const heavy = await send(`/api/v1/domains/${domain.id}/records/bulk`, {
      method: "POST",
      headers: { "x-api-key": "sdk_live_sample_tenant_admin", "content-type": "application/json" },
      body: JSON.stringify({ records: [text] }),
    });
    expect(heavy.status).toBe(413);
    expect(z.object({ detail: z.string() }).parse(await heavy.json()).detail).toContain("10 MB");
    expect(await lines()).toEqual([]);
    await ok("tenant_admin", "records.bulkCreate", { params, body: { records: rows(500) } });
    expect(await lines()).toHaveLength(500);
  });
});

describe("bulk delete", () => {
  it("deletes all rows or none", async () => {
    const { add, call, ok, params, lines, records, audit } = await zoneClient();
    const one = await add(a("a", 1));
    const two = await add(a("b", 2));
    const system = (await records()).filter(({ type }) => type === "NS" || type === "SOA");
    const soa = system.find(({ type }) => type === "SOA");
    const gone = await call("tenant_admin", "records.bulkDelete", {
      params,
      body: { record_ids: [one.id, "r_none", soa?.id ?? ""] },
    });
    expect([gone.status, gone.body]).toEqual([
      404,
      {
        detail: {
          message: "Not every record is acceptable: 2 of 3 refused, nothing was written",
          conflicts: [soa?.id],
          errors: [
            { index: 1, record_id: "r_none", detail: "Record not found" },
            { index: 2, record_id: soa?.id, detail: expect.objectContaining({ conflicts: [soa?.id] }) },
          ],
        },
      },
    ]);
    const apex = await call("tenant_admin", "records.bulkDelete", {
      params,
      body: { record_ids: system.flatMap(({ type, id }) => (type === "NS" ? [id] : [])) },
    });
    expect([apex.status, apex.body]).toMatchObject([409, { detail: { errors: [{ index: 2 }] } }]);
    expect(await lines()).toHaveLength(2);
    const ids = [one.id, two.id];
    expect(await ok("tenant_admin", "records.bulkDelete", { params, body: { record_ids: ids } })).toEqual({
      deleted: ids,
      errors: [],
      total_deleted: 2,
      total_errors: 0,
    });
    expect(await lines()).toEqual([]);
    const entry = (await audit()).at(-1);
    const full = await ok("tenant_admin", "auditLogs.get", { params: { log_id: entry?.id ?? "" } });
    expect(full).toMatchObject({
      action: "record.bulk_delete",
      details: { before: { records: [one, two] } },
    });
  });

  it("with continue_on_error deletes what it can", async () => {
    const { add, ok, params, lines, records } = await zoneClient();
    const { id } = await add(a("a", 1));
    const ns = (await records()).flatMap((record) => (record.type === "NS" ? [record.id] : []));
    const reply = await ok("tenant_admin", "records.bulkDelete", {
      params,
      body: { record_ids: ["r_none", id, ...ns], continue_on_error: true },
    });
    expect(reply).toMatchObject({
      deleted: [id, ...ns.slice(0, -1)],
      errors: [
        { index: 0, record_id: "r_none", detail: "Record not found" },
        { index: ns.length + 1, record_id: ns.at(-1) },
      ],
      total_deleted: ns.length,
      total_errors: 2,
    });
    expect(await lines()).toEqual([]);
    expect((await records()).filter(({ type }) => type === "NS")).toHaveLength(1);
  });
});
