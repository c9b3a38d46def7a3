import { describe, expect, it } from "vitest";
import { testClient } from "./test-client";

describe("routing", () => {
  const client = testClient();
  const key = { headers: { "x-api-key": "sdk_live_sample_tenant_admin" } };

  it("lists the domains of the own tenant only", async () => {
    const { status, body } = await client.call("tenant_admin", "domains.list");
    expect(status).toBe(200);
    expect(body).toMatchObject({ page: 1, page_size: 50, total_pages: 2 });
    expect(JSON.stringify(body)).not.toContain("lumen");
  });

  it("answers 404 for a wrong slash and 405 for a wrong method", async () => {
    for (const path of ["/api/v1/domains", "/api/v1/domains/types/", "/api/v1/nothing", "/"]) {
      const reply = await client.send(path, key);
      expect([path, reply.status, await reply.json()]).toEqual([path, 404, { detail: "Not Found" }]);
    }
    const reply = await client.send("/api/v1/domains/", { method: "PUT", ...key });
    expect([reply.status, await reply.json()]).toEqual([405, { detail: "Method Not Allowed" }]);
    expect(reply.headers.get("allow")).toBe("GET, POST");
  });

  it("asks for credentials before it looks at anything else", async () => {
    const reply = await client.call(null, "domains.list", { query: { page: "x" } });
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ detail: "Not authenticated" });
    expect(reply.headers.get("www-authenticate")).toBe("Bearer");
  });

  it("answers 501 in the API's error shape for what is not built", async () => {
    const reply = await client.call("platform_admin", "partners.list");
    expect([reply.status, reply.body]).toEqual([
      501,
      { detail: "GET /admin/partners is not built in the embedded API yet" },
    ]);
  });
});
