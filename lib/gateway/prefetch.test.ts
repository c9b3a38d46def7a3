import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { holdCookie } from "@/lib/api/hold-cookie";
import { openEmbedded } from "@/lib/embedded/embedded";
import type { EmbeddedApi } from "./api";
import { createContext } from "./context";
import { endHold } from "./hold";
import { prefetch } from "./prefetch";
import { cookieHeader, testContext } from "./test-context";
import { viewer } from "./viewer";

let pageHeaders = new Headers();
vi.mock("next/headers", () => ({ headers: async () => pageHeaders }));

const embedded = openEmbedded({ dataDir: ":memory:", publicUrl: "http://localhost:3000" });

/** The page's request carries a session with this key, and the process has this API. */
async function visit(api_key?: string, api: EmbeddedApi = embedded, ...others: string[]) {
  const context = createContext(testContext().settings, async () => api);
  globalThis.scaidnsGateway = context;
  const expires_at = Date.now() + 3_600_000;
  const cookies = api_key ? await context.sessions.keep({ method: "api_key", api_key, expires_at }) : [];
  pageHeaders = new Headers({ host: "localhost:3000", cookie: cookieHeader([...cookies, ...others]) });
  return { expires_at };
}

beforeEach(() => {
  pageHeaders = new Headers();
});
afterEach(() => {
  globalThis.scaidnsGateway = undefined;
});

describe("prefetch", () => {
  test("reads with the visitor's own session", async () => {
    await visit("sdk_live_sample_tenant_admin");
    const input = { query: { page_size: 2 } };
    const found = await prefetch("domains.list", input);
    expect(found).toMatchObject({ name: "domains.list", input, at: expect.any(Number) });
    expect(found.body).toMatchObject({ page: 1, page_size: 2, data: [{}, {}] });
  });

  test("leaves every failure to the browser", async () => {
    await visit();
    expect((await prefetch("domains.list", {})).body).toBeUndefined();
    await visit("sdk_live_sample_tenant_admin");
    expect((await prefetch("domains.get", { params: { domain_id: "d_absent" } })).body).toBeUndefined();
    await visit("sdk_live_sample_tenant_admin", { ...embedded, handle: async () => new Response("<html>") });
    expect((await prefetch("domains.list", {})).body).toBeUndefined();
    await visit("sdk_live_sample_tenant_admin", {
      ...embedded,
      handle: () => Promise.reject(new Error("cut")),
    });
    expect((await prefetch("domains.list", {})).body).toBeUndefined();
  });

  test("says when the API does not accept the session, which no other failure is", async () => {
    await visit("sdk_live_sample_revoked");
    expect(await prefetch("auth.me", {})).toMatchObject({ body: undefined, unauthenticated: true });
    await visit("sdk_live_sample_tenant_admin", {
      ...embedded,
      handle: async () => new Response("", { status: 503 }),
    });
    expect(await prefetch("auth.me", {})).toMatchObject({ body: undefined, unauthenticated: false });
  });

  test("asks for nothing while the browser waits a rate limit out", async () => {
    const asked: string[] = [];
    const api = {
      ...embedded,
      handle: (request: Request) => {
        asked.push(request.url);
        return embedded.handle(request);
      },
    };
    // What the browser makes is what is found here.
    const jar: { cookie: string } = { cookie: "" };
    vi.stubGlobal("document", jar);
    vi.stubGlobal("location", { protocol: "http:" });
    holdCookie.keep({ since: Date.now(), until: Date.now() + 20_000, source: "seconds" });
    expect(holdCookie.read()).toMatchObject({ source: "seconds" });
    vi.unstubAllGlobals();
    await visit("sdk_live_sample_tenant_admin", api, jar.cookie);
    expect(await prefetch("auth.me", {})).toMatchObject({ body: undefined, unauthenticated: false });
    expect(asked).toEqual([]);
    await visit("sdk_live_sample_tenant_admin", api, jar.cookie, endHold(false));
    expect(await prefetch("auth.me", {})).toMatchObject({ body: { data: {} } });
  });

  test("holds a page up for a short while only", async () => {
    await visit("sdk_live_sample_tenant_admin", { ...embedded, handle: () => new Promise(() => {}) });
    const began = Date.now();
    expect((await prefetch("domains.list", {})).body).toBeUndefined();
    expect(Date.now() - began).toBeLessThan(4000);
  });
});

describe("viewer", () => {
  test("is whoever has signed in, without their secrets", async () => {
    const { expires_at } = await visit("sdk_live_sample_tenant_admin");
    expect(await viewer()).toEqual({ method: "api_key", expires_at });
  });

  test("is nobody without a session", async () => {
    await visit();
    expect(await viewer()).toBeUndefined();
  });
});
