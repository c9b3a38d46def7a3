import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { bindIsInstalled, linesOfBind, linesOfRecords, readWithBind } from "@/lib/dns/fixtures/bind";
import { zoneClient } from "./zone-client.fixture";

const folder = fileURLToPath(new URL("../../../shared/zones/", import.meta.url));

describe.skipIf(!existsSync(folder))("real zones (from ../shared/zones)", () => {
  it.each([
    ["wikimedia.org", 661],
    ["10.in-addr.arpa", 1328],
  ])("%s imports whole: %i records, less its SOA and apex NS", async (zone, count) => {
    const { import: run, records, exported, preview } = await zoneClient(zone);
    const text = readFileSync(`${folder}${zone}.zone`, "utf8");
    const reply = await run({ format: "bind", content: text });
    expect(reply).toMatchObject({ conflict_count: 0, error_count: 0, errors: [] });
    const stored = (await records({})).map(({ name, ttl, ...rest }) => ({
      ...rest,
      name: `${name}.`,
      ttl: ttl ?? -1,
    }));
    expect(reply.imported_count).toBe(stored.length);
    if (bindIsInstalled) {
      const ofBind = linesOfBind(readWithBind(text, zone) ?? "");
      expect(ofBind).toHaveLength(count);
      const system = ofBind.filter(
        (line) => /^\S+ \d+ (?:SOA|NS) /.test(line) && line.startsWith(`${zone}. `),
      );
      expect(linesOfRecords(stored)).toEqual(ofBind.filter((line) => !system.includes(line)));
      expect(stored).toHaveLength(count - system.length);
    }
    const again = await preview({ format: "bind", mode: "replace", content: await exported() });
    expect(again).toMatchObject({ to_create: [], to_update: [], to_delete: [], warnings: [], errors: [] });
    expect(again.unchanged_count).toBe(stored.length);
  });
});
