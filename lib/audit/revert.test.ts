import { describe, expect, it } from "vitest";
import { planChanges } from "@/lib/changes/plan";
import { finish } from "@/lib/changes/slices";
import { carryOut } from "@/lib/changes/zone-calls.fixture";
import { type AuditLog, auditActions } from "@/lib/contract/audit-logs";
import { zoneClient } from "@/lib/embedded/zone-client.fixture";
import { entryOf, recordOfEntry } from "./audit-entry.fixture";
import { revertOf } from "./revert";
import { revertPlanSteps, tickedSet } from "./revert-plan";

type Client = Awaited<ReturnType<typeof zoneClient>>;

const www = { name: "www", type: "A", content: "192.0.2.1", ttl: 300 };

/** The zone's records, without ids and what each write changes. */
async function linesOf(client: Client) {
  const records = await client.records();
  return records
    .filter(({ type }) => type !== "SOA")
    .map(
      ({ name, type, content, ttl, disabled }) => `${disabled ? "; " : ""}${name} ${ttl} ${type} ${content}`,
    )
    .toSorted();
}

async function lastEntry(client: Client, action?: string): Promise<AuditLog> {
  const { data } = await client.ok("tenant_admin", "auditLogs.list", {
    query: { page_size: 1, ...(action && { action }) },
  });
  const log_id = data[0]?.id ?? "";
  return client.ok("tenant_admin", "auditLogs.get", { params: { log_id } });
}

async function planOf(client: Client, entry: AuditLog) {
  const revert = revertOf(entry);
  if (revert.kind !== "records") throw new Error(JSON.stringify(revert));
  expect(revert.domainId).toBe(client.domain.id);
  const zone = { name: client.domain.name, defaultTtl: 3600 };
  return finish(revertPlanSteps(revert.changes, await client.records(), zone));
}

const statesOf = ({ rows }: Awaited<ReturnType<typeof planOf>>) =>
  rows.map(({ line, state }) => `${line.kind} ${state}`);

async function revert(client: Client, entry: AuditLog) {
  const plan = await planOf(client, entry);
  const made = planChanges(plan.set, await client.records(), { domainId: client.domain.id });
  await carryOut(client, made);
  return plan;
}

/** A zone with one record, and how to write to it. */
async function zoneWithWww() {
  const client = await zoneClient();
  const added = await client.ok("tenant_admin", "records.create", { params: client.params, body: www });
  const params = { ...client.params, record_id: added.id };
  return {
    client,
    params,
    update: (body: { content?: string; ttl?: number; disabled?: boolean }) =>
      client.ok("tenant_admin", "records.update", { params, body }),
    remove: () => client.ok("tenant_admin", "records.delete", { params }),
    add: (body: typeof www) => client.ok("tenant_admin", "records.create", { params: client.params, body }),
  };
}
type Zone = Awaited<ReturnType<typeof zoneWithWww>>;

describe("taking back", () => {
  it.each<[string, (zone: Zone) => Promise<unknown>, string[]]>([
    ["a creation", ({ add }) => add({ ...www, name: "ftp" }), ["delete applies"]],
    [
      "a change of value and TTL",
      ({ update }) => update({ content: "192.0.2.9", ttl: 60 }),
      ["change applies"],
    ],
    ["a disabling", ({ update }) => update({ disabled: true }), ["change applies"]],
    ["a deletion", ({ remove }) => remove(), ["add applies"]],
    [
      "a batch of new records",
      ({ client }) =>
        client.ok("tenant_admin", "records.bulkCreate", {
          params: client.params,
          body: {
            records: [
              { ...www, name: "a" },
              { ...www, name: "b" },
            ],
          },
        }),
      ["delete applies", "delete applies"],
    ],
    [
      "a batch of deletions",
      async ({ client, params }) =>
        client.ok("tenant_admin", "records.bulkDelete", {
          params: client.params,
          body: { record_ids: [params.record_id] },
        }),
      ["add applies"],
    ],
    [
      "an import that adds, changes and deletes",
      ({ client }) =>
        client.import({
          format: "bind",
          mode: "replace",
          content: "www 60 IN A 192.0.2.1\nnew 60 IN A 192.0.2.2\n",
        }),
      ["delete applies", "change applies"],
    ],
  ])("%s leaves the zone as it was", async (_, act, states) => {
    const zone = await zoneWithWww();
    const before = await linesOf(zone.client);
    await act(zone);
    expect(await linesOf(zone.client)).not.toEqual(before);
    const entry = await lastEntry(zone.client);
    expect(statesOf(await revert(zone.client, entry)).toSorted()).toEqual(states.toSorted());
    expect(await linesOf(zone.client)).toEqual(before);
    // Taken back already: nothing is left to do, or nothing that could be done unseen.
    for (const state of statesOf(await planOf(zone.client, entry))) expect(state).toMatch(/ already$/);
  });

  it.each<[string, (zone: Zone) => Promise<unknown>, (zone: Zone) => Promise<unknown>, string]>([
    [
      "a change of what was changed again",
      ({ update }) => update({ ttl: 60 }),
      ({ update }) => update({ ttl: 61 }),
      "change conflict",
    ],
    [
      "a change of what is gone",
      ({ update }) => update({ ttl: 60 }),
      ({ remove }) => remove(),
      "change conflict",
    ],
    [
      "a change beside which another field has changed",
      ({ update }) => update({ ttl: 60 }),
      ({ update }) => update({ content: "192.0.2.7" }),
      "change applies",
    ],
    [
      "a creation of what was changed since",
      async () => undefined,
      ({ update }) => update({ ttl: 61 }),
      "delete conflict",
    ],
    [
      "a deletion of what is there again, with another TTL",
      ({ remove }) => remove(),
      ({ add }) => add({ ...www, ttl: 61 }),
      "add conflict",
    ],
    [
      "a deletion where a CNAME is now",
      ({ remove }) => remove(),
      ({ add }) => add({ ...www, type: "CNAME", content: "example.com." }),
      "add conflict",
    ],
  ])("%s is compared with what is there now", async (_, act, since, state) => {
    const zone = await zoneWithWww();
    await act(zone);
    const entry = await lastEntry(zone.client);
    await since(zone);
    expect(statesOf(await planOf(zone.client, entry))).toEqual([state]);
  });

  it("shows what the zone holds now, and what would become of it", async () => {
    const zone = await zoneWithWww();
    await zone.update({ ttl: 60 });
    const entry = await lastEntry(zone.client);
    const at = (ttl: number, content: string) => expect.objectContaining({ ttl, content });
    await zone.update({ content: "192.0.2.7" });
    const beside = await planOf(zone.client, entry);
    expect(beside.rows).toEqual([
      expect.objectContaining({ now: at(60, "192.0.2.7"), wanted: at(300, "192.0.2.7"), moved: true }),
    ]);
    expect([...beside.set.lines.values()]).toEqual([
      expect.objectContaining({ from: at(60, "192.0.2.7"), to: at(300, "192.0.2.7") }),
    ]);
    await zone.update({ ttl: 61 });
    const [again] = (await planOf(zone.client, entry)).rows;
    expect(again).toMatchObject({
      state: "conflict",
      now: at(61, "192.0.2.7"),
      wanted: at(300, "192.0.2.7"),
      moved: false,
    });
    await zone.remove();
    const [gone] = (await planOf(zone.client, entry)).rows;
    expect(gone).toMatchObject({ state: "conflict", now: null, wanted: { ttl: 300 } });
  });

  it("deletes what was created and has changed since only where it is seen", async () => {
    const zone = await zoneWithWww();
    const created = await lastEntry(zone.client);
    const [row] = (await planOf(zone.client, created)).rows;
    expect(row).toMatchObject({ state: "applies", wanted: null, now: { ttl: 300 }, moved: false });
    await zone.update({ ttl: 61 });
    const [since] = (await planOf(zone.client, created)).rows;
    expect(since).toMatchObject({ state: "conflict", wanted: null, now: { ttl: 61 } });
  });

  it("takes of a batch what is ticked", async () => {
    const { client } = await zoneWithWww();
    const records = ["a", "b", "c"].map((name) => ({ ...www, name }));
    await client.ok("tenant_admin", "records.bulkCreate", { params: client.params, body: { records } });
    const plan = await planOf(client, await lastEntry(client));
    const keys = plan.rows.slice(1).map(({ line }) => line.key);
    const set = tickedSet(plan, new Set(keys));
    await carryOut(client, planChanges(set, await client.records(), { domainId: client.domain.id }));
    expect((await linesOf(client)).filter((line) => / 300 A /.test(line))).toEqual([
      "c.example.com 300 A 192.0.2.1",
      "www.example.com 300 A 192.0.2.1",
    ]);
  });
});

describe("a domain's entry", () => {
  it.each<[string, Partial<AuditLog>, unknown]>([
    ["its creation: to delete it", { action: "domain.create" }, { kind: "domain-delete", domainId: "d_1" }],
    ["its restoring: to delete it", { action: "domain.restore" }, { kind: "domain-delete", domainId: "d_1" }],
    ["its deletion: to restore it", { action: "domain.delete" }, { kind: "domain-restore", domainId: "d_1" }],
    [
      "its deletion for good",
      { action: "domain.delete", details: { after: { hard: true } } },
      { kind: "none", reason: expect.stringContaining("for good") },
    ],
    [
      "its change: what differs of what can be changed",
      {
        action: "domain.update",
        details: {
          before: { default_ttl: 60, description: "a", serial: 1 },
          after: { default_ttl: 60, description: "b", serial: 2 },
        },
      },
      { kind: "domain-update", domainId: "d_1", before: { description: "a" }, after: { description: "b" } },
    ],
    [
      "its change, of what the API does not let be changed",
      { action: "domain.update", details: { before: { status: "a" }, after: { status: "b" } } },
      { kind: "none", reason: expect.any(String) },
    ],
    [
      "its change, with one side",
      { action: "domain.update", details: { after: { description: "b" } } },
      { kind: "none", reason: "The entry does not say what it was before." },
    ],
    [
      "no domain",
      { action: "domain.create", resource_id: null },
      { kind: "none", reason: expect.any(String) },
    ],
  ])("%s", (_, entry, found) => {
    expect(revertOf(entryOf(entry))).toEqual(found);
  });
});

describe("what cannot be taken back says why", () => {
  const record = { resource_type: "record", resource_id: "r_1" };
  it.each<[string, Partial<AuditLog>, RegExp]>([
    [
      "a deletion without its record",
      { action: "record.delete", ...record },
      /does not say what was deleted/,
    ],
    [
      "a change with one side",
      { action: "record.update", ...record, details: { after: recordOfEntry() } },
      /does not say what it was before/,
    ],
    [
      "a record of an unknown domain",
      { action: "record.create", ...record, details: { after: recordOfEntry({ domain_id: null }) } },
      /in which domain/,
    ],
    ["an empty batch", { action: "record.bulk_create", details: { after: { records: [] } } }, /no record/],
    [
      "shortened details",
      { action: "record.bulk_create", details: { after: { record_count: 9 }, truncated: true } },
      /shortened/,
    ],
    ["an action nobody knows", { action: "record.polish", ...record }, /does not know/],
  ])("%s", (_, entry, reason) => {
    expect(revertOf(entryOf(entry))).toEqual({ kind: "none", reason: expect.stringMatching(reason) });
  });

  it("for every action of the contract there is a way or a reason, whatever its details are", () => {
    for (const action of auditActions) {
      for (const details of [
        undefined,
        null,
        { before: 7, after: "x" },
        { before: null, after: null },
        { before: [], after: { records: "x" } },
      ]) {
        const found = revertOf(entryOf({ action, details }));
        if (found.kind === "none") expect(found.reason).toMatch(/^[A-Z].*\.$/);
      }
    }
  });
});
