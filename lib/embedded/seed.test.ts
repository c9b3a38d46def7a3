import { describe, expect, it } from "vitest";
import { auditActions } from "@/lib/contract/audit-logs";
import { domainStatuses, domainTypes } from "@/lib/contract/domains";
import { systemRoles } from "@/lib/contract/permissions";
import { coexistenceConflicts } from "@/lib/dns/coexistence";
import { recordTypeNames } from "@/lib/dns/content/record-type";
import { canonicalContent } from "@/lib/dns/content/registry";
import { parseName } from "@/lib/dns/name";
import { testClient } from "./test-client";

const now = new Date("2026-04-01T12:00:00.000Z");

async function allZones(client: ReturnType<typeof testClient>) {
  const first = await client.ok("platform_admin", "domains.list", {
    query: { include_deleted: true, page_size: 100 },
  });
  expect(first.total_pages).toBe(1);
  return first.data;
}

async function recordsOf(client: ReturnType<typeof testClient>, domain_id: string) {
  return (
    await client.ok("platform_admin", "records.list", {
      params: { domain_id },
      query: { include_system: true },
    })
  ).data;
}

async function history(client: ReturnType<typeof testClient>) {
  const entries = [];
  for (let page = 1; ; page++) {
    const found = await client.ok("platform_admin", "auditLogs.list", { query: { page, page_size: 100 } });
    entries.push(...found.data);
    if (entries.length >= found.total) return entries;
  }
}

describe("sample data", () => {
  it("is filled in within a second", () => {
    const times = [1, 2, 3].map(() => {
      const started = performance.now();
      testClient().api.close();
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(1000);
  });

  it("has zones in every status and of every type, on more than one page", async () => {
    const zones = await allZones(testClient());
    expect(new Set(zones.map((zone) => zone.status))).toEqual(new Set(domainStatuses));
    expect(new Set(zones.map((zone) => zone.domain_type))).toEqual(new Set(domainTypes));
    expect(zones.length).toBeGreaterThan(60);
  });

  it("has a signed zone whose ZSK is due, and one that waits for its DS", async () => {
    const client = testClient({ now: () => now });
    const query = { dnssec_enabled: true };
    const { data } = await client.ok("tenant_admin", "domains.list", { query });
    const found = await Promise.all(
      data.map(({ id }) => client.ok("read_only", "dnssec.get", { params: { domain_id: id } })),
    );
    expect(found.map(({ status }) => status)).toEqual(["active", "pending_ds"]);
    expect(found.map(({ ds_records }) => ds_records?.length)).toEqual([2, 2]);
    expect(found[0]?.zsk?.[0]?.expires_at).toBe("2026-04-06T12:00:00.000Z");
  });

  it("has a zone of 5,000 records and one with every type but PTR", async () => {
    const client = testClient();
    const fleet = await client.ok("read_only", "records.list", { params: { domain_id: "d_fleet_example" } });
    expect(fleet.total).toBe(5000);
    const main = await recordsOf(client, "d_northwind_example");
    const wanted = recordTypeNames.filter((type) => type !== "PTR");
    expect(new Set(main.map((record) => record.type))).toEqual(new Set(wanted));
  });

  it("holds only records that DNS allows, in canonical form", async () => {
    const client = testClient();
    for (const zone of await allZones(client)) {
      if (zone.status === "deleted") continue;
      const records = await recordsOf(client, zone.id);
      const byName = new Map<string, typeof records>();
      for (const record of records) byName.set(record.name, [...(byName.get(record.name) ?? []), record]);
      for (const record of records) {
        const origin = `${zone.name}.`;
        expect(canonicalContent(record.type, record.content, origin)).toEqual({
          ok: true,
          value: record.content,
        });
        expect(parseName(`${record.name}.`)).toEqual({ ok: true, value: `${record.name}.` });
        const others = (byName.get(record.name) ?? []).filter((other) => other.id !== record.id);
        expect(coexistenceConflicts(record, others, zone.name)).toEqual([]);
      }
    }
  });

  it("is the same every time", async () => {
    const [one, two] = [testClient({ now: () => now }), testClient({ now: () => now })];
    expect(await allZones(one)).toEqual(await allZones(two));
    expect(await recordsOf(one, "d_northwind_example")).toEqual(await recordsOf(two, "d_northwind_example"));
    expect(await history(one)).toEqual(await history(two));
  });

  it("has some hundred audit entries of the thirty days before now, which agree with the records", async () => {
    const client = testClient({ now: () => now });
    const entries = await history(client);
    expect(entries.length).toBeGreaterThan(300);
    expect(entries.map((entry) => entry.timestamp)).toEqual(
      entries
        .map((entry) => entry.timestamp)
        .sort()
        .reverse(),
    );
    const oldest = new Date(now.getTime() - 30 * 86_400_000).toISOString();
    for (const entry of entries) {
      expect(auditActions).toContain(entry.action);
      expect(entry.timestamp > oldest && entry.timestamp < now.toISOString()).toBe(true);
    }
    for (const entry of entries.filter((one) => one.action === "record.update")) {
      const after = Object(entry.details?.after);
      const params = { domain_id: String(after.domain_id), record_id: entry.resource_id ?? "" };
      expect(await client.ok("platform_admin", "records.get", { params })).toMatchObject(after);
      expect(entry.details?.before).not.toEqual(after);
    }
  });

  it("tells of DNSSEC, validation and batches, and of deleted records that may come back unless an alias is there", async () => {
    const client = testClient({ now: () => now });
    const entries = await history(client);
    const actions = new Set(entries.map(({ action }) => action));
    const told = auditActions.filter((action) => /^(?:dnssec|record)\.|validation\.(?!check)/.test(action));
    expect(told.filter((action) => !actions.has(action))).toEqual([]);

    const outcomes = { back: 0, refused: 0 };
    for (const { details } of entries.filter(({ action }) => action === "record.delete")) {
      const { name, type, content, domain_id, id } = Object(details?.before);
      const params = { domain_id: String(domain_id) };
      expect(
        (await client.call("platform_admin", "records.get", { params: { ...params, record_id: id } })).status,
      ).toBe(404);
      const body = { name: `${name}.`, type, content };
      const reply = await client.call("platform_admin", "records.create", { params, body });
      if (reply.status < 300) outcomes.back += 1;
      else {
        expect(reply).toMatchObject({ status: 409, body: { detail: { field: "name" } } });
        outcomes.refused += 1;
      }
    }
    expect(outcomes.back).toBeGreaterThan(40);
    expect(outcomes.refused).toBeGreaterThan(1);
  });

  it("has one person per system role, and one who edits a single zone", () => {
    const people = testClient().api.sampleIdentities();
    for (const role of systemRoles) expect(people.some((person) => person.roles.includes(role))).toBe(true);
    expect(people.find((person) => person.user_id === "u_zone_editor")?.roles).toEqual([
      "record_editor on northwind-shop.example",
    ]);
    expect(people.every((person) => person.email.endsWith(".example"))).toBe(true);
  });

  it("is left out when asked, but for the roles", async () => {
    const client = testClient({ seed: "empty" });
    expect(client.api.sampleIdentities()).toEqual([]);
    expect((await client.call("tenant_admin", "domains.list")).status).toBe(401);
  });

  it("can be the people alone", async () => {
    const client = testClient({ seed: "people" });
    expect(client.api.sampleIdentities().length).toBeGreaterThan(8);
    expect((await client.ok("tenant_admin", "domains.list")).total).toBe(0);
    expect((await client.ok("tenant_admin", "auditLogs.list")).total).toBe(0);
  });
});
