import { afterEach, describe, expect, it } from "vitest";
import { nameServer } from "./name-server.fixture";
import { testClient } from "./test-client";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function open(name: string, options: Parameters<typeof testClient>[0] = {}) {
  const client = testClient({ seed: "people", ...options });
  const zone = await client.ok("tenant_admin", "domains.create", { body: { name, domain_type: "primary" } });
  const params = { domain_id: zone.id };
  const current = () => client.ok("tenant_admin", "validation.get", { params });
  return {
    client,
    zone,
    params,
    current,
    challenge: async () => (await current())?.challenge_value ?? "",
    check: () => client.ok("tenant_admin", "validation.check", { params }),
    start: (validation_type: "txt_record" | "nameservers") =>
      client.call("tenant_admin", "validation.start", { params, body: { validation_type } }),
    status: async () => (await client.ok("tenant_admin", "domains.get", { params })).status,
    actions: async () =>
      (await client.ok("tenant_admin", "auditLogs.list")).data.map((entry) => entry.action).reverse(),
  };
}

describe("sentinel zones", () => {
  it("succeed below validates.test, and make the domain active", async () => {
    const { check, current, status, actions, start } = await open("shop.validates.test");
    const verdict = await check();
    expect(verdict).toEqual({
      is_valid: true,
      message: "Domain validated",
      validation_id: expect.any(String),
    });
    expect([await status(), (await current())?.status]).toEqual(["active", "validated"]);
    expect(await check()).toEqual({ is_valid: true, message: "Domain validated" });
    expect(await actions()).toEqual(["domain.create", "domain.validation.success"]);
    expect((await start("txt_record")).status).toBe(409);
  });

  it.each([
    ["shop.mismatch.test", (value: string) => `TXT record found but value doesn't match. Expected: ${value}`],
    ["shop.missing.test", () => "No DNS record found for _scaidns-verify.shop.missing.test"],
    ["shop.unresolvable.test", () => "Domain shop.unresolvable.test does not exist in DNS"],
    [
      "shop.timeout.test",
      () => "DNS lookup of _scaidns-verify.shop.timeout.test failed (ETIMEOUT): try again later",
    ],
  ])("%s", async (name, message) => {
    const { check, challenge, current, status, actions } = await open(name);
    const value = await challenge();
    expect(await check()).toMatchObject({ is_valid: false, message: message(value) });
    expect([await status(), (await current())?.status]).toEqual(["pending_validation", "failed"]);
    expect(await challenge()).toBe(value);
    expect(await actions()).toEqual(["domain.create", "domain.validation.failure"]);
  });
});

describe("a challenge", () => {
  it("says what to publish, and lives 72 hours", async () => {
    const now = new Date("2026-04-01T12:00:00.000Z");
    const { current } = await open("a.example", { now: () => now });
    const found = await current();
    expect(found).toEqual({
      id: expect.stringMatching(/^v_/),
      validation_type: "txt_record",
      status: "pending",
      challenge_value: expect.stringMatching(/^scaidns-verify=[0-9a-f]{40}$/),
      dns_record: { name: "_scaidns-verify.a.example", type: "TXT", value: found?.challenge_value },
      expires_at: "2026-04-04T12:00:00.000Z",
      created_at: "2026-04-01T12:00:00.000Z",
    });
  });

  it("expires, and a new one can be started", async () => {
    let now = new Date("2026-04-01T12:00:00.000Z");
    const { current, check, start, status } = await open("a.validates.test", { now: () => now });
    now = new Date("2026-04-04T12:00:00.000Z");
    expect((await current())?.status).toBe("expired");
    expect(await check()).toMatchObject({
      is_valid: false,
      message: "Challenge has expired: start a new one",
    });
    expect((await start("txt_record")).status).toBe(200);
    expect((await check()).is_valid).toBe(true);
    expect(await status()).toBe("active");
  });

  it("is superseded by a new one and can be cancelled", async () => {
    const { client, params, current, challenge, check, start, actions } = await open("a.validates.test");
    const first = await challenge();
    await start("txt_record");
    expect(await challenge()).not.toBe(first);
    await client.ok("tenant_admin", "validation.cancel", { params });
    expect((await current())?.status).toBe("cancelled");
    expect(await check()).toEqual({ is_valid: false, message: "No validation in progress: start a new one" });
    expect((await client.call("tenant_admin", "validation.cancel", { params })).status).toBe(404);
    expect(await actions()).toEqual(["domain.create", "domain.validation.start", "domain.validation.cancel"]);
  });

  it("cannot make a domain active that another tenant already has", async () => {
    const { client, check } = await open("both.validates.test");
    const theirs = await client.ok("other_tenant", "domains.create", {
      body: { name: "both.validates.test", domain_type: "primary" },
    });
    expect((await check()).is_valid).toBe(true);
    const params = { domain_id: theirs.id };
    expect((await client.ok("other_tenant", "validation.check", { params })).is_valid).toBe(false);
    expect((await client.ok("other_tenant", "domains.get", { params })).status).toBe("pending_validation");
  });
});

describe("real DNS", () => {
  const zone = "real.example";
  const answers: Parameters<typeof nameServer>[0] = {};

  async function withServer() {
    const server = await nameServer(answers);
    closing.push(server.close);
    return open(zone, { resolver: [server.address] });
  }

  it("is asked for the TXT record, in however many strings", async () => {
    const { check, challenge } = await withServer();
    const value = await challenge();
    answers[`_scaidns-verify.${zone}`] = { txt: [["other"]] };
    expect((await check()).message).toBe(`TXT record found but value doesn't match. Expected: ${value}`);
    answers[`_scaidns-verify.${zone}`] = { txt: [["other"], [value.slice(0, 20), value.slice(20)]] };
    expect(await check()).toMatchObject({ is_valid: true });
  });

  it.each([
    ["nxdomain", "nxdomain", `Domain ${zone} does not exist in DNS`],
    ["nxdomain", "nodata", `No DNS record found for _scaidns-verify.${zone}`],
    ["nodata", "nodata", `No DNS record found for _scaidns-verify.${zone}`],
    ["servfail", "nodata", `DNS lookup of _scaidns-verify.${zone} failed (ESERVFAIL): try again later`],
  ] as const)("challenge %s, domain %s", async (challenge, apex, message) => {
    answers[`_scaidns-verify.${zone}`] = challenge;
    answers[zone] = apex;
    const { check } = await withServer();
    expect(await check()).toMatchObject({ is_valid: false, message });
  });

  it.each(["replaced", "cancelled", "deleted"])(
    "counts for nothing when the challenge is %s meanwhile",
    async (what) => {
      let meanwhile = async (): Promise<unknown> => undefined;
      const server = await nameServer(answers, () => meanwhile());
      closing.push(server.close);
      const {
        client,
        zone: domain,
        params,
        check,
        challenge,
        start,
        actions,
      } = await open(zone, {
        resolver: [server.address],
      });
      answers[`_scaidns-verify.${zone}`] = { txt: [[await challenge()]] };
      meanwhile = async () => {
        meanwhile = async () => undefined;
        if (what === "replaced") await start("txt_record");
        else if (what === "cancelled") await client.ok("tenant_admin", "validation.cancel", { params });
        else await client.ok("tenant_admin", "domains.delete", { params });
      };
      expect(await check()).toMatchObject({
        is_valid: false,
        message: "The validation was replaced during the check",
      });
      const query = { include_deleted: true };
      const { status } = await client.ok("tenant_admin", "domains.get", {
        params: { domain_id: domain.id },
        query,
      });
      expect(status).toBe(what === "deleted" ? "deleted" : "pending_validation");
      expect(await actions()).not.toContain("domain.validation.success");
    },
  );

  it("that does not answer ends in a few seconds", async () => {
    answers[`_scaidns-verify.${zone}`] = "silent";
    const { check } = await withServer();
    const started = performance.now();
    expect((await check()).message).toMatch(/failed \(ETIMEOUT\)/);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("is asked for name servers when they are to prove it", async () => {
    const { check, start, current } = await withServer();
    await start("nameservers");
    const expected = "ns1.scaidns.example., ns2.scaidns.example., ns3.scaidns.example.";
    expect(await current()).toMatchObject({
      validation_type: "nameservers",
      challenge_value: null,
      dns_record: { name: zone, type: "NS", value: expected },
    });
    answers[zone] = { ns: ["ns1.scaidns.example", "ns.elsewhere.example"] };
    expect((await check()).message).toBe(`NS records found but they don't match. Expected: ${expected}`);
    answers[zone] = "nxdomain";
    expect((await check()).message).toBe(`Domain ${zone} does not exist in DNS`);
    answers[zone] = { ns: ["NS2.scaidns.example", "ns1.scaidns.example"] };
    expect(await check()).toMatchObject({ is_valid: true });
  });
});
