import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { testClient } from "./test-client";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "embedded-test-"));
  folders.push(made);
  return path.join(made, "data");
}

describe("a data folder", () => {
  it("keeps everything over a restart, sessions included, and is seeded once", async () => {
    const dataDir = folder();
    const first = testClient({ dataDir, seed: "people" });
    const zone = await first.ok("tenant_admin", "domains.create", {
      body: { name: "kept.example", domain_type: "primary" },
    });
    const keys = first.api.jwks();
    first.api.close();
    const second = testClient({ dataDir, seed: "sample" });
    const { data } = await second.ok("tenant_admin", "domains.list");
    expect(data.map((found) => found.id)).toEqual([zone.id]);
    expect(second.api.jwks()).toEqual(keys);
    second.api.close();
  });

  it("can be used by two processes at a time", async () => {
    const dataDir = folder();
    const [one, two] = [testClient({ dataDir, seed: "people" }), testClient({ dataDir, seed: "people" })];
    await one.ok("tenant_admin", "domains.create", { body: { name: "one.example", domain_type: "primary" } });
    await two.ok("tenant_admin", "domains.create", { body: { name: "two.example", domain_type: "primary" } });
    expect((await one.ok("tenant_admin", "domains.list")).total).toBe(2);
    one.api.close();
    two.api.close();
  });
});

it("answers an unhandled error without telling about its insides", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  const client = testClient({ seed: "people" });
  client.api.close();
  const reply = await client.call("tenant_admin", "domains.list");
  expect([reply.status, reply.body]).toEqual([500, { detail: "Internal Server Error" }]);
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
});

it("marks every reply with an id of its own", async () => {
  const client = testClient({ seed: "people" });
  const ids = [await client.call(null, "health.live"), await client.call(null, "domains.list")].map((reply) =>
    reply.headers.get("x-request-id"),
  );
  expect(new Set(ids).size).toBe(2);
  expect(ids.every((id) => /^[0-9a-f-]{36}$/.test(id ?? ""))).toBe(true);
});

it("shows its health, its readiness and its numbers to anybody", async () => {
  const client = testClient({ seed: "people" });
  expect(await client.ok(null, "health.live")).toEqual({ status: "ok" });
  expect(await client.ok(null, "health.ready")).toEqual({
    status: "ok",
    checks: { database: "ok", redis: "ok", pdns: "ok", scaikey_jwks: "ok" },
  });
  expect(await client.ok(null, "health.metrics")).toMatch(/^scaidns_domains 0$/m);
});
