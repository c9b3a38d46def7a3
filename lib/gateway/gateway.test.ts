import { afterEach, describe, expect, test, vi } from "vitest";
import type { Context } from "./context";
import { passThrough } from "./gateway";
import type { Session } from "./session";
import { cookieHeader, echoing, nobodyHere, pageRequest, testContext, upstream } from "./test-context";

afterEach(() => {
  vi.restoreAllMocks();
});

const key = "sdk_live_of_the_session";
const keySession: Session = { method: "api_key", api_key: key, expires_at: Date.now() + 3_600_000 };
const cookiesOf = async ({ sessions }: Context, session: Session = keySession) => sessions.keep(session);

describe("credentials", () => {
  test("are those of the session, and only the session's", async () => {
    const context = await upstream();
    const cookies = await cookiesOf(context);
    const request = pageRequest("/api/v1/domains/", {
      cookies,
      headers: { authorization: "Bearer mine", "x-api-key": "mine" },
    });
    const { headers } = await (await passThrough(context, request)).json();
    expect(headers["x-api-key"]).toBe(key);
    expect(headers).not.toHaveProperty("authorization");
    expect(headers).not.toHaveProperty("cookie");
  });

  test("of a ScaiKey session are its access token", async () => {
    const context = await upstream();
    const session: Session = { ...keySession, method: "scaikey", access_token: "at", refresh_token: "rt" };
    const reply = await passThrough(
      context,
      pageRequest("/api/v1/domains/", { cookies: await cookiesOf(context, session) }),
    );
    const text = await reply.text();
    expect(JSON.parse(text).headers.authorization).toBe("Bearer at");
    expect(text).not.toContain('rt"');
  });

  test("a caller brings itself are never passed to a real upstream", async () => {
    const request = new Request("http://localhost:3000/api/v1/domains/", {
      headers: { "x-api-key": "mine", authorization: "Bearer mine" },
    });
    const { headers } = await (await passThrough(await upstream(), request)).json();
    expect(headers).not.toHaveProperty("x-api-key");
    expect(headers).not.toHaveProperty("authorization");
  });

  test("a caller brings itself count in embedded mode, before the session's", async () => {
    const context = echoing();
    const request = pageRequest("/api/v1/domains/", {
      cookies: await cookiesOf(context),
      headers: { "x-api-key": "mine" },
    });
    const { headers } = await (await passThrough(context, request)).json();
    expect(headers["x-api-key"]).toBe("mine");
  });

  test("are exchanged by the session routes, never through here by a page", async () => {
    for (const path of ["/api/v1/auth/token", "/api/v1/auth/refresh", "/api/v1/auth/logout"]) {
      const fromPage = pageRequest(path, { method: "POST", body: "{}" });
      expect((await passThrough(echoing(), fromPage.clone())).status, path).toBe(404);
      expect((await passThrough(await upstream(), fromPage.clone())).status, path).toBe(404);
      const script = new Request(`http://localhost:3000${path}`, {
        method: "POST",
        headers: { host: "localhost:3000" },
      });
      expect((await passThrough(echoing(), script.clone())).status, path).toBe(200);
      expect((await passThrough(await upstream(), script.clone())).status, path).toBe(404);
    }
  });
});

describe("headers", () => {
  test("towards the API are a few known ones, and the caller's address", async () => {
    const context = await upstream();
    const request = pageRequest("/api/v1/domains/", {
      headers: {
        accept: "application/json",
        "user-agent": "test",
        "x-forwarded-for": "203.0.113.9, ::ffff:192.0.2.7",
        "x-scaidns-fault": "500",
        "x-forwarded-host": "evil.test",
        referer: "http://localhost:3000/domains",
        "accept-language": "de",
      },
    });
    const { headers } = await (await passThrough(context, request)).json();
    expect(headers).toMatchObject({
      accept: "application/json",
      "user-agent": "test",
      "x-forwarded-for": "192.0.2.7",
    });
    for (const absent of ["x-scaidns-fault", "x-forwarded-host", "referer", "cookie", "origin"]) {
      expect(headers).not.toHaveProperty(absent);
    }
  });

  test("name the caller behind as many proxies as are trusted", async () => {
    const request = () =>
      pageRequest("/api/v1/domains/", { headers: { "x-forwarded-for": "203.0.113.9, 192.0.2.7, 10.0.0.1" } });
    const { ip } = await (await passThrough(echoing(), request())).json();
    expect(ip).toBe("10.0.0.1");
    const behind = await (await passThrough(echoing({ TRUSTED_PROXIES: "1" }), request())).json();
    expect(behind.ip).toBe("192.0.2.7");
  });

  test("ask the embedded API for faults", async () => {
    const request = pageRequest("/api/v1/domains/", { headers: { "x-scaidns-fault": "500" } });
    const { headers } = await (await passThrough(echoing(), request)).json();
    expect(headers["x-scaidns-fault"]).toBe("500");
  });

  test("from the API are a few known ones, and nothing is kept or guessed", async () => {
    const { headers } = await passThrough(await upstream(), pageRequest("/api/v1/domains/"));
    expect(Object.fromEntries(headers)).toEqual({
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "content-disposition": 'attachment; filename="a.zone"',
      "content-type": "application/json",
      "cross-origin-resource-policy": "same-origin",
      date: expect.any(String),
      ratelimit: "limit=100, remaining=3",
      "retry-after": "7",
      "x-content-type-options": "nosniff",
      "x-ratelimit-remaining": "3",
      "x-request-id": "r_1",
    });
  });

  test("towards this machine ask not to compress", async () => {
    const request = pageRequest("/api/v1/domains/", { headers: { "x-forwarded-for": "127.0.0.1" } });
    const { headers } = await passThrough(await upstream(), request);
    expect(headers.get("cache-control")).toBe("no-store, no-transform");
  });
});

describe("what passes", () => {
  test("keeps path, trailing slash and query to the letter", async () => {
    const path = "/api/v1/domains/?search=b%C3%BCcher%20%26&page_size=5";
    const { url } = await (await passThrough(await upstream(), pageRequest(path))).json();
    expect(url).toBe(path);
  });

  test.each([
    ["GET", "/api/v1/domains", 404],
    ["GET", "/api/v1/domains/%2e%2e%2fhealth", 404],
    ["PUT", "/api/v1/domains/", 405],
    ["DELETE", "/api/v1/auth/me", 405],
  ])("is not %s %s", async (method, path, status) => {
    const reply = await passThrough(echoing(), pageRequest(path, { method }));
    expect(reply.status).toBe(status);
    expect(reply.headers.get("x-scaidns-console")).toBe("gateway");
    expect(await reply.json()).toEqual({ detail: expect.any(String) });
    if (status === 405) expect(reply.headers.get("allow")).toMatch(/GET/);
  });

  test("is no write of another site, with whatever credentials", async () => {
    const context = echoing();
    for (const more of [{ cookies: await cookiesOf(context) }, { headers: { "x-api-key": "mine" } }, {}]) {
      const request = pageRequest("/api/v1/domains/d_1", { method: "DELETE", ...more });
      request.headers.set("origin", "http://localhost:8080");
      request.headers.set("sec-fetch-site", "same-site");
      expect((await passThrough(context, request)).status).toBe(403);
    }
  });

  test("is a script's write with its own key in embedded mode, but not one with a cookie", async () => {
    const context = echoing();
    const script = (headers: Record<string, string>) =>
      new Request("http://localhost:3000/api/v1/domains/d_1", {
        method: "DELETE",
        headers: { host: "localhost:3000", ...headers },
      });
    expect((await passThrough(context, script({ "x-api-key": "mine" }))).status).toBe(200);
    const cookie = cookieHeader(await cookiesOf(context));
    expect((await passThrough(context, script({ cookie }))).status).toBe(403);
  });

  test("is nothing under a foreign host in embedded mode", async () => {
    const request = pageRequest("/api/v1/domains/", { headers: { "x-api-key": "mine" } });
    request.headers.set("host", "rebound.test");
    expect((await passThrough(echoing(), request)).status).toBe(421);
  });
});

test("no secret is said in an error or a log line", async () => {
  const lines: unknown[] = [];
  for (const method of ["log", "info", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void lines.push(...args));
  }
  const context = testContext({ SCAIDNS_API_URL: await nobodyHere() });
  const cookies = await cookiesOf(context);
  const reply = await passThrough(context, pageRequest("/api/v1/domains/", { cookies }));
  expect(reply.status).toBe(502);
  const said = `${await reply.text()}${JSON.stringify([...reply.headers])}${JSON.stringify(lines)}`;
  expect(said).not.toContain(key);
  expect(said).not.toContain("a secret for tests");
});
