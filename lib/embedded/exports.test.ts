import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bindIsInstalled, readWithBind } from "@/lib/dns/fixtures/bind";
import { zoneClient } from "./zone-client.fixture";

const rows = [
  { name: "www", type: "A", content: "192.0.2.1", ttl: 60 },
  { name: "@", type: "MX", content: "10 mail" },
  { name: "*.w", type: "TXT", content: '"a;b" "c\\"d"' },
  { name: "off", type: "A", content: "192.0.2.2", ttl: 90, disabled: true },
  { name: "off", type: "A", content: "192.0.2.3", disabled: true },
  { name: "_sip._tcp", type: "SRV", content: "1 2 5060 www" },
];

describe("export", () => {
  it("is a zone file that BIND reads, with disabled records as comments", async () => {
    const { add, exported, ok, params, domain } = await zoneClient();
    for (const row of rows) await add(row);
    const text = await exported();
    expect(text).toMatch(/^\$ORIGIN example\.com\.\n\$TTL 3600\n/);
    expect(text).toMatch(/^; disabled: off +90 +IN A +192\.0\.2\.2$/m);
    expect(await ok("read_only", "export.get", { params })).toEqual({
      domain_id: domain.id,
      domain_name: "example.com",
      format: "bind",
      zone_file: text,
    });
    if (bindIsInstalled) {
      const printed = readWithBind(text, "example.com");
      expect(printed).toMatch(/^www\.example\.com\.\s+60\s+IN\s+A\s+192\.0\.2\.1$/m);
      expect(printed?.match(/\sIN\s/g)).toHaveLength(rows.length - 2 + 4);
    }
  });

  it("downloads as a file named after the zone, and is logged each time", async () => {
    const { call, params, exported, audit } = await zoneClient("0/25.2.0.192.in-addr.arpa");
    const reply = await call("tenant_admin", "export.download", { params });
    expect(reply.headers.get("content-disposition")).toBe(
      'attachment; filename="0-25.2.0.192.in-addr.arpa.zone"',
    );
    expect(reply.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(reply.body).toBe(await exported());
    expect((await audit()).slice(-2).map(({ action }) => action)).toEqual(["domain.export", "domain.export"]);
  });

  it("comes back without any change, in every mode", async () => {
    const { add, exported, preview, lines, import: run } = await zoneClient();
    for (const row of rows) await add(row);
    const content = await exported();
    for (const mode of ["merge", "skip_existing", "replace"] as const) {
      expect(await preview({ format: "bind", mode, content })).toMatchObject({
        to_create: [],
        to_update: [],
        to_delete: [],
        unchanged_count: rows.length,
        conflicts: [],
        errors: [],
        warnings: [],
      });
    }
    const before = await lines();
    await run({ format: "bind", mode: "replace", content: "" });
    expect(await lines()).toEqual([]);
    await run({ format: "bind", content });
    expect(await lines()).toEqual(before);
    expect(await exported()).toBe(content.replace(/\d+( +; serial)/, `${await serialIn(exported)}$1`));
  });

  it("comes back without any change, whatever is in it", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 40 });
    const label = fc.string({
      unit: fc.constantFrom("a", "b", "Z", "0", "-", "_", "é", " ", "$", ";", "(", "\\"),
      minLength: 1,
      maxLength: 8,
    });
    const row = fc.record({
      name: label.map((one) => one.replace(/[ $;(\\]/g, "\\$&")),
      type: fc.constant("TXT"),
      content: text.map((one) => `"${one.replace(/[\r\n]/g, " ").replace(/["\\]/g, "\\$&")}"`),
      disabled: fc.boolean(),
      ttl: fc.constantFrom(null, 3600),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (records) => {
        const { ok, params, exported, preview } = await zoneClient();
        const body = { records, continue_on_error: true };
        const { total_created } = await ok("tenant_admin", "records.bulkCreate", { params, body });
        const plan = await preview({ format: "bind", mode: "replace", content: await exported() });
        expect({ ...plan, warnings: [] }).toMatchObject({
          to_create: [],
          to_update: [],
          to_delete: [],
          unchanged_count: total_created,
          conflicts: [],
          errors: [],
        });
      }),
      { numRuns: 60 },
    );
  });
});

async function serialIn(exported: () => Promise<string>): Promise<string> {
  return /(\d+) +; serial/.exec(await exported())?.[1] ?? "";
}
