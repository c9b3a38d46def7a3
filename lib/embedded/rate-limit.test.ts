import { expect, it } from "vitest";
import { testClient } from "./test-client";

it("counts ten requests a minute in the slow lane, warns near the end and then answers 429 until the minute is over", async () => {
  let now = new Date("2026-04-01T12:00:00.000Z");
  const client = testClient({ seed: "people", now: () => now });
  const ask = () => client.call("slow_lane", "auth.me");
  const remaining = [];
  for (let request = 1; request <= 10; request++) {
    const { status, headers } = await ask();
    expect(status).toBe(200);
    remaining.push(headers.get("x-ratelimit-remaining"));
  }
  expect(remaining).toEqual([...Array(7).fill(null), "2", "1", "0"]);

  now = new Date("2026-04-01T12:00:20.500Z");
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(refused.body).toEqual({ detail: "Rate limit exceeded: 10 requests per minute" });
  expect(refused.headers.get("retry-after")).toBe("40");
  expect(refused.headers.get("x-ratelimit-limit")).toBe("10");
  expect(refused.headers.get("x-ratelimit-reset")).toBe(String(Date.parse("2026-04-01T12:01:00Z") / 1000));
  expect((await client.call("tenant_admin", "auth.me")).status).toBe(200);

  now = new Date("2026-04-01T12:01:00.000Z");
  expect((await ask()).status).toBe(200);
});

it("sends the headers with failures too, and counts a bulk call once", async () => {
  const client = testClient({ seed: "people" });
  const zone = await client.ok("tenant_admin", "domains.create", {
    body: { name: "bulk.example", domain_type: "primary" },
  });
  const records = Array.from({ length: 50 }, (_, i) => ({ name: `h${i}`, type: "A", content: "192.0.2.1" }));
  const params = { domain_id: zone.id };
  expect((await client.call("slow_lane", "records.bulkCreate", { params, body: { records } })).status).toBe(
    200,
  );
  for (let request = 2; request <= 8; request++) await client.call("slow_lane", "auth.me");
  const missing = await client.call("slow_lane", "domains.get", { params: { domain_id: "d_none" } });
  expect([missing.status, missing.headers.get("x-ratelimit-remaining")]).toEqual([404, "1"]);
});
