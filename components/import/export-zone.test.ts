import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { importEntries } from "@/lib/changes/import-entries";
import { planImport } from "@/lib/changes/import-plan";
import { zoneClient } from "@/lib/embedded/zone-client.fixture";
import { exportZone } from "./export-zone";

afterEach(() => vi.unstubAllGlobals());

const formats = ["bind", "json", "csv"] as const;
const modes = ["merge", "skip_existing", "replace"] as const;

/** A zone of the embedded API with these lines, and `fetch` answered from it. */
async function zoneOf(name: string, text: string, defaultTtl?: number) {
  const client = await zoneClient(name);
  const { ok, params, domain } = client;
  await ok("tenant_admin", "import.text", { params, body: { format: "bind", content: text } });
  if (defaultTtl !== undefined)
    await ok("tenant_admin", "domains.update", { params, body: { default_ttl: defaultTtl } });
  vi.stubGlobal("fetch", async (path: string) => {
    if (path.endsWith("/export/download")) return new Response(await client.exported());
    const list = await ok("tenant_admin", "records.list", { params, query: { include_system: true } });
    return new Response(JSON.stringify(list), { headers: { "content-type": "application/json" } });
  });
  const { data } = await ok("tenant_admin", "records.list", { params, query: { include_system: true } });
  return { ...client, domain: { ...domain, default_ttl: defaultTtl ?? domain.default_ttl }, records: data };
}

async function expectNoOp(name: string, text: string): Promise<void> {
  const { domain, records } = await zoneOf(name, text);
  const zone = { name, defaultTtl: domain.default_ttl ?? 3600 };
  for (const format of formats) {
    const { text: exported } = await exportZone(domain, format);
    for (const mode of modes) {
      const { counts, notes } = planImport(importEntries(format, exported, zone), records, { ...zone, mode });
      const what = `${name} ${format} ${mode}`;
      expect(counts, what).toMatchObject({ new: 0, changed: 0, deleted: 0, refused: 0, conflicting: 0 });
      expect(counts.same + counts.system, what).toBe(records.length);
      expect(notes, what).toEqual([]);
    }
  }
}

describe("an exported zone is imported without a change, in all formats and modes", () => {
  test("with disabled records, open TTLs and texts of all kinds", async () => {
    const text =
      '@ MX 10 mail\n*.w TXT "a;b,\\"c" "d"\n; disabled: off 90 IN A 192.0.2.2\nwww 1h A 192.0.2.1\n';
    const { domain, records, add } = await zoneOf("example.com", text);
    await add({ name: "open", type: "A", content: "192.0.2.9", ttl: null });
    expect(records.length).toBeGreaterThan(5);
    expect(JSON.parse((await exportZone(domain, "json")).text).records).toContainEqual({
      ...{ name: "open.example.com.", type: "A", content: "192.0.2.9", ttl: null, disabled: false },
    });
    await expectNoOp("example.org", text);
  });

  const folder = fileURLToPath(new URL("../../../shared/zones/", import.meta.url));
  test.skipIf(!existsSync(folder)).each(["wikimedia.org", "10.in-addr.arpa"])(
    "%s (from ../shared/zones)",
    (name) => expectNoOp(name, readFileSync(`${folder}${name}.zone`, "utf8")),
    60_000,
  );
});

test("files are named after the zone, without a slash", async () => {
  const { domain } = await zoneOf("0/25.2.0.192.in-addr.arpa", "1 PTR a.example.net.");
  const names = await Promise.all(formats.map(async (format) => (await exportZone(domain, format)).name));
  expect(names).toEqual(["zone", "json", "csv"].map((ending) => `0-25.2.0.192.in-addr.arpa.${ending}`));
});

test("a refusal is a problem", async () => {
  vi.stubGlobal(
    "fetch",
    async () => new Response('{"detail":"Missing permission: records:read"}', { status: 403 }),
  );
  const refused = exportZone({ id: "d_1", name: "example.com" }, "bind");
  await expect(refused).rejects.toMatchObject({ problem: { kind: "forbidden" } });
});
