import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { endpointKey } from "@/lib/contract/endpoints";
import { afterWrite } from "./after-write";

const params = { domain_id: "d_1" };
const www = { id: "r_1", name: "www.example.com", type: "A", content: "192.0.2.1" };
const mail = { id: "r_2", name: "mail.example.com", type: "A", content: "192.0.2.2" };

function cached() {
  const client = new QueryClient();
  const list = endpointKey("records.list", { params });
  const other = endpointKey("records.list", { params: { domain_id: "d_2" } });
  client.setQueryData(list, { data: [www, mail], total: 2 });
  client.setQueryData(other, { data: [www], total: 1 });
  client.setQueryData(endpointKey("domains.get", { params }), { id: "d_1" });
  const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;
  return { client, list, other, isStale, domain: endpointKey("domains.get", { params }) };
}

test("a changed record takes its place in the cached zone, which is not read again", () => {
  const { client, list, other, isStale, domain } = cached();
  const changed = { ...www, content: "192.0.2.9" };
  afterWrite(client, "records.update", { params: { ...params, record_id: "r_1" } }, changed);
  expect(client.getQueryData(list)).toMatchObject({ data: [changed, mail], total: 2 });
  expect(isStale(list)).toBe(false);
  expect(isStale(domain)).toBe(true);
  expect(client.getQueryData(other)).toMatchObject({ data: [www] });
});

test("a new record is added, a deleted one taken out", () => {
  const { client, list } = cached();
  const added = { ...www, id: "r_3" };
  afterWrite(client, "records.create", { params }, added);
  expect(client.getQueryData(list)).toMatchObject({ total: 3 });
  afterWrite(client, "records.delete", { params: { ...params, record_id: "r_2" } }, undefined);
  expect(client.getQueryData(list)).toMatchObject({ data: [www, added], total: 2 });
});

test("a changed domain is cached as its reply has it, until it is read again", () => {
  const { client, isStale, domain } = cached();
  const other = endpointKey("domains.get", { params: { domain_id: "d_2" } });
  client.setQueryData(other, { id: "d_2" });
  const changed = {
    id: "d_1",
    name: "example.com",
    domain_type: "primary",
    status: "active",
    description: "x",
  };
  afterWrite(client, "domains.update", { params, body: { description: "x" } }, changed);
  expect(client.getQueryData(domain)).toEqual(changed);
  expect(isStale(domain)).toBe(true);
  expect(client.getQueryData(other)).toEqual({ id: "d_2" });
  afterWrite(client, "domains.update", { params, body: {} }, "no domain");
  expect(client.getQueryData(domain)).toEqual(changed);
});

test.each(["dnssec.enable", "dnssec.disable"] as const)(
  "%s makes the zone's signing stale everywhere",
  (name) => {
    const { client, isStale, domain, list } = cached();
    const read = [endpointKey("dnssec.get", { params }), endpointKey("domains.list", { query: { page: 2 } })];
    for (const key of read) client.setQueryData(key, {});
    afterWrite(client, name, { params, body: {} }, {});
    expect([domain, ...read].map(isStale)).toEqual([true, true, true]);
    expect(isStale(list)).toBe(false);
  },
);

test("an import makes the zone's records stale", () => {
  const { client, list, other, isStale } = cached();
  afterWrite(client, "import.text", { params }, { imported_count: 1, conflict_count: 0 });
  expect(isStale(list)).toBe(true);
  expect(isStale(other)).toBe(false);
});

test("many records at once are put in and taken out in place, and the zone is not read again", () => {
  const { client, list, isStale } = cached();
  const added = { ...www, id: "r_3" };
  afterWrite(
    client,
    "records.bulkCreate",
    { params, body: {} },
    { created: [added], errors: [], total_created: 1, total_errors: 0 },
  );
  expect(client.getQueryData(list)).toMatchObject({ data: [www, mail, added], total: 3 });
  const deleted = { deleted: [], errors: [], total_deleted: 2, total_errors: 0 };
  afterWrite(client, "records.bulkDelete", { params, body: { record_ids: ["r_1", "r_3"] } }, deleted);
  expect(client.getQueryData(list)).toMatchObject({ data: [mail], total: 1 });
  expect(isStale(list)).toBe(false);
});

test("a reply that does not say which records it deleted has the zone read again", () => {
  const { client, list, isStale } = cached();
  const errors = [{ detail: "no" }];
  const said = { deleted: [], errors, total_deleted: 1, total_errors: 1 };
  afterWrite(client, "records.bulkDelete", { params, body: { record_ids: ["r_1", "r_2"] } }, said);
  expect(isStale(list)).toBe(true);
});
