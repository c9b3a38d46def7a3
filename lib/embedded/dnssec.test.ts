import { expect, test } from "vitest";
import { testClient } from "./test-client";

async function open(name = "shop.validates.test") {
  let days = 0;
  const client = testClient({
    seed: "people",
    now: () => new Date(Date.UTC(2026, 2, 5) + days * 86_400_000),
  });
  const zone = await client.ok("tenant_admin", "domains.create", { body: { name, domain_type: "primary" } });
  const params = { domain_id: zone.id };
  if (name.endsWith("validates.test")) await client.ok("tenant_admin", "validation.check", { params });
  return {
    client,
    params,
    /** Lets days go by. */
    wait: (passed: number) => {
      days += passed;
    },
    now: () => client.ok("tenant_admin", "dnssec.get", { params }),
    enable: (algorithm?: number) =>
      client.call("tenant_admin", "dnssec.enable", { params, body: algorithm ? { algorithm } : {} }),
    domain: () => client.ok("tenant_admin", "domains.get", { params }),
  };
}

test("a zone is signed, its DS confirmed, its keys rotated, and unsigned again", async () => {
  const { client, params, now, enable, domain } = await open();
  expect(await now()).toEqual({
    enabled: false,
    status: "disabled",
    algorithm: null,
    ksk: [],
    zsk: [],
    ds_records: [],
  });
  const { serial } = await domain();
  const made = await enable();
  expect(made).toMatchObject({
    status: 200,
    body: { action: "enable", ksk: { key_type: "KSK", algorithm: 13 } },
  });
  const first = await now();
  expect(first).toMatchObject({ enabled: true, status: "pending_ds", algorithm: 13 });
  expect(first.ds_records?.map(({ digest_type }) => digest_type)).toEqual([2, 4]);
  expect(await domain()).toMatchObject({ dnssec_enabled: true, serial: (serial ?? 0) + 1 });
  expect(await enable()).toMatchObject({ status: 409 });

  const [ds] = first.ds_records ?? [];
  if (!ds) throw new Error("There is one");
  const confirm = (body: { key_tag: number; digest_type: number; digest: string }) =>
    client.call("tenant_admin", "dnssec.confirmDsPublished", { params, body });
  const { key_tag, digest_type, digest } = ds;
  expect(await confirm({ key_tag: key_tag ^ 1, digest_type, digest })).toMatchObject({ status: 400 });
  expect(await confirm({ key_tag, digest_type, digest: digest.toLowerCase() })).toMatchObject({
    status: 200,
  });
  expect((await now()).status).toBe("active");
  expect(await confirm({ key_tag, digest_type, digest })).toMatchObject({ status: 400 });

  await client.ok("tenant_admin", "dnssec.rotateZsk", { params });
  expect(await now()).toMatchObject({ status: "rotating_zsk", zsk: [{ active: false }, { active: true }] });
  expect(await client.call("tenant_admin", "dnssec.rotateZsk", { params })).toMatchObject({ status: 409 });

  const rotated = await client.ok("tenant_admin", "dnssec.rotateKsk", { params });
  expect(rotated.ksk?.key_tag).not.toBe(first.ksk?.[0]?.key_tag);
  const both = await now();
  expect([both.status, both.ksk?.length, both.ds_records?.length]).toEqual(["rotating_ksk", 2, 4]);
  expect(await client.call("tenant_admin", "dnssec.rotateKsk", { params })).toMatchObject({ status: 409 });
  expect(await confirm({ key_tag, digest_type, digest })).toMatchObject({ status: 400 });
  const next = both.ds_records?.find((each) => each.key_tag === rotated.ksk?.key_tag);
  if (!next) throw new Error("There is one");
  const published = { key_tag: next.key_tag, digest_type: next.digest_type, digest: next.digest };
  expect(await confirm(published)).toMatchObject({ status: 200 });
  expect((await now()).ksk?.map(({ active }) => active)).toEqual([false, true]);

  expect(await client.ok("tenant_admin", "dnssec.disable", { params })).toMatchObject({
    ksk: null,
    ds_records: [],
  });
  expect(await now()).toMatchObject({ enabled: false, status: "disabled" });
  expect(await domain()).toMatchObject({ dnssec_enabled: false });
  expect(await client.call("tenant_admin", "dnssec.disable", { params })).toMatchObject({ status: 400 });
  const { data } = await client.ok("tenant_admin", "auditLogs.list", {
    query: { resource_id: params.domain_id },
  });
  expect(data.map(({ action }) => action).filter((action) => action.startsWith("dnssec."))).toEqual([
    "dnssec.disable",
    "dnssec.confirm_ds_published",
    "dnssec.rotate_ksk",
    "dnssec.rotate_zsk",
    "dnssec.confirm_ds_published",
    "dnssec.enable",
  ]);
  expect(data[0]?.details).toMatchObject({ before: { algorithm: 13 }, after: { status: "disabled" } });
});

test.each([8, 10, 14, 15])("algorithm %i", async (algorithm) => {
  const { enable, now } = await open();
  expect(await enable(algorithm)).toMatchObject({ status: 200 });
  expect(await now()).toMatchObject({ algorithm, ksk: [{ algorithm }], zsk: [{ algorithm }] });
});

test("an unknown algorithm is refused by its field, and a zone that is not active by its state", async () => {
  const { enable } = await open();
  expect(await enable(5)).toMatchObject({ status: 400, body: { detail: { field: "algorithm" } } });
  const pending = await open("shop.missing.test");
  expect(await pending.enable()).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining("active") },
  });
});

test("keys live 365 and 30 days; a retired one is gone after seven", async () => {
  const { client, params, now, enable, wait } = await open();
  await enable();
  const { ksk, zsk } = await now();
  const days = (key?: { created_at?: string | null; expires_at?: string | null }) =>
    (Date.parse(key?.expires_at ?? "") - Date.parse(key?.created_at ?? "")) / 86_400_000;
  expect([days(ksk?.[0]), days(zsk?.[0])]).toEqual([365, 30]);
  const [ds] = (await now()).ds_records ?? [];
  const { algorithm: _algorithm, ...body } = ds ?? { algorithm: 0, key_tag: 0, digest_type: 0, digest: "" };
  await client.ok("tenant_admin", "dnssec.confirmDsPublished", { params, body });
  await client.ok("tenant_admin", "dnssec.rotateZsk", { params });
  wait(6.9);
  expect((await now()).status).toBe("rotating_zsk");
  wait(0.2);
  expect(await now()).toMatchObject({ status: "active", zsk: [{ active: true }] });
});

test.each([
  ["domain_admin", [200, 200, 200]],
  ["domain_manager", [403, 403, 403]],
  ["read_only", [403, 403, 403]],
  ["other_tenant", [404, 404, 404]],
] as const)("%s", async (role, statuses) => {
  const { client, params, enable } = await open();
  if (statuses[0] !== 200) await enable();
  const enabled = await client.call(role, "dnssec.enable", { params, body: {} });
  const rotated = await client.call(role, "dnssec.rotateZsk", { params });
  const disabled = await client.call(role, "dnssec.disable", { params });
  expect([enabled, rotated, disabled].map(({ status }) => status)).toEqual(statuses);
});
