import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDb } from "./db";
import { secretHash } from "./secrets";
import { zoneClient } from "./zone-client.fixture";

const dataDir = mkdtempSync(path.join(tmpdir(), "records-scope-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe("a role on a single record", () => {
  it("shows that record alone, and lets only that one be changed", async () => {
    const { add, call, ok, params, domain, api } = await zoneClient("example.com", { dataDir });
    const one = await add({ name: "mine", type: "A", content: "192.0.2.1" });
    const two = await add({ name: "other", type: "A", content: "192.0.2.2" });
    const db = openDb(dataDir);
    db.script(`
      INSERT INTO users (id, tenant_id, email, name, created_at)
        VALUES ('u_one', '${domain.tenant_id}', 'one@example.com', 'One', '2026-01-01T00:00:00.000Z');
      INSERT INTO role_assignments VALUES ('ra_one', 'u_one', 'role_record_editor', 'record', '${one.id}', '');
      INSERT INTO api_keys (id, tenant_id, name, key_prefix, hash, permission_source, permission_source_id, rate_limit,
        created_at) VALUES ('key_one', '${domain.tenant_id}', 'One', 'one', '${secretHash("one")}', 'user', 'u_one',
        1000, '')`);
    db.close();
    const key = { key: "one" };
    expect((await ok(key, "records.list", { params })).data).toEqual([one]);
    expect((await ok(key, "records.search", { params, body: { query: "192" } })).data).toEqual([one]);
    const { zone_file } = await ok(key, "export.get", { params });
    expect(zone_file).toMatch(/mine +IN A/);
    expect(zone_file).not.toMatch(/other|SOA|NS/);
    const of = (record_id: string) => ({ params: { ...params, record_id } });
    const update = (id: string) => call(key, "records.update", { ...of(id), body: { ttl: 60 } });
    expect((await update(one.id)).status).toBe(200);
    expect((await update(two.id)).status).toBe(403);
    expect((await call(key, "records.get", of(two.id))).status).toBe(403);
    const body = { name: "new", type: "A", content: "192.0.2.3" };
    expect((await call(key, "records.create", { params, body })).status).toBe(403);
    const text = { format: "bind" as const, content: "new 60 A 192.0.2.3" };
    expect((await call(key, "import.text", { params, body: text })).status).toBe(403);
    api.close();
  });
});
