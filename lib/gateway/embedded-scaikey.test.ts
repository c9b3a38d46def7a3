import { describe, expect, test } from "vitest";
import { openEmbedded } from "@/lib/embedded/embedded";
import { type Context, createContext } from "./context";
import { authorizeSampleIdentity, embeddedScaikey } from "./embedded-scaikey";
import { passThrough } from "./gateway";
import { refreshSession } from "./refresh-session";
import { beginScaikeySignIn, finishScaikeySignIn } from "./scaikey";
import { signOut } from "./sign-out";
import { pageRequest, testContext } from "./test-context";

const publicUrl = "http://localhost:3000";

/** The real embedded API with its sample data, in memory. */
async function setUp() {
  const api = openEmbedded({ dataDir: ":memory:", publicUrl });
  const context = createContext(testContext().settings, async () => api);
  const begun = await beginScaikeySignIn(context, pageRequest("/api/session/scaikey?return_to=/domains/d_1"));
  const page = new URL(begun.headers.get("location") ?? "");
  return { api, context, page, cookies: begun.headers.getSetCookie() };
}

function submit(
  context: Context,
  page: URL,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  const body = new URLSearchParams({ ...Object.fromEntries(page.searchParams), ...fields });
  const request = pageRequest("/api/scaikey/authorize", { method: "POST", body, headers });
  request.headers.set("content-length", String(body.toString().length));
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  return authorizeSampleIdentity(context, request);
}

const pathOf = (location: string | null) => (location ?? "").slice(publicUrl.length);

describe("the embedded ScaiKey", () => {
  test("signs a sample identity in, whose session renews and ends", async () => {
    const { api, context, page, cookies } = await setUp();
    expect(page.origin + page.pathname).toBe(`${publicUrl}/scaikey`);
    const admin = api.sampleIdentities().find(({ roles }) => roles.includes("tenant_admin"));
    const granted = await submit(context, page, { user_id: admin?.user_id ?? "" });
    expect(granted.status).toBe(303);
    const finished = await finishScaikeySignIn(
      context,
      pageRequest(pathOf(granted.headers.get("location")), { cookies }),
    );
    expect(finished.headers.get("location")).toBe("/domains/d_1");
    const session = finished.headers.getSetCookie();
    const me = (of: string[]) => passThrough(context, pageRequest("/api/v1/auth/me", { cookies: of }));
    expect((await (await me(session)).json()).data.email).toBe(admin?.email);

    const renewal = await refreshSession(
      context,
      pageRequest("/api/session/refresh", { method: "POST", cookies: session }),
    );
    const renewed = renewal.headers.getSetCookie();
    expect((await me(renewed)).status).toBe(200);

    await signOut(context, pageRequest("/api/session/sign-out", { method: "POST", cookies: renewed }));
    expect((await me(renewed)).status).toBe(401);
    expect((await me(session)).status).toBe(401);
  });

  test("sends back whoever declines", async () => {
    const { context, page } = await setUp();
    const location = new URL((await submit(context, page, {})).headers.get("location") ?? "");
    expect(location.origin + location.pathname).toBe(`${publicUrl}/api/session/callback`);
    expect(Object.fromEntries(location.searchParams)).toEqual({
      state: page.searchParams.get("state"),
      iss: `${publicUrl}/api/scaikey`,
      error: "access_denied",
    });
  });

  test.each<Record<string, string>>([
    { client_id: "someone-else" },
    { redirect_uri: "https://evil.test/api/session/callback" },
    { redirect_uri: `${publicUrl}/elsewhere` },
    { state: "" },
    { response_type: "token" },
  ])("sends nobody anywhere with %j", async (fields) => {
    const { context, page } = await setUp();
    const reply = await submit(context, page, { user_id: "u_tenant_admin", ...fields });
    expect(reply.status).toBe(400);
    expect(reply.headers.get("location")).toBeNull();
  });

  test.each<Record<string, string>>([
    { code_challenge_method: "plain" },
    { code_challenge: "short" },
    { user_id: "u_nobody" },
  ])("sends back an error for %j", async (fields) => {
    const { context, page } = await setUp();
    const reply = await submit(context, page, { user_id: "u_tenant_admin", ...fields });
    const location = new URL(reply.headers.get("location") ?? "");
    expect(location.searchParams.get("error")).toBe("invalid_request");
    expect(location.searchParams.has("code")).toBe(false);
  });

  test("refuses a form larger than any of its own, whether or not it says its length", async () => {
    const { context, page } = await setUp();
    const padding = { padding: "x".repeat(20_000) };
    expect((await submit(context, page, padding)).status).toBe(413);
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (++pulled > 100) controller.close();
        else controller.enqueue(new Uint8Array(10_000).fill(97));
      },
    });
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "transfer-encoding": "chunked",
    };
    const request = pageRequest("/api/scaikey/authorize", { method: "POST", body, duplex: "half", headers });
    expect((await authorizeSampleIdentity(context, request)).status).toBe(413);
    expect(pulled).toBeLessThan(10);
  });

  test("takes its form from its own page only", async () => {
    const { context, page } = await setUp();
    const fields = { user_id: "u_tenant_admin" };
    expect((await submit(context, page, fields, { origin: "https://evil.test" })).status).toBe(403);
    expect((await submit(context, page, fields, { host: "rebound.test" })).status).toBe(421);
  });

  test("moves a sign-in begun under another local name to the public one, where its cookie will be", async () => {
    const { context } = await setUp();
    const request = pageRequest("/api/session/scaikey?return_to=/domains/d_1");
    request.headers.set("host", "127.0.0.1:3000");
    const reply = await beginScaikeySignIn(context, request);
    expect(reply.headers.get("location")).toBe(`${publicUrl}/api/session/scaikey?return_to=%2Fdomains%2Fd_1`);
    expect(reply.headers.getSetCookie()).toEqual([]);
  });

  test("shows its keys", async () => {
    const { context } = await setUp();
    const reply = await embeddedScaikey(context, pageRequest("/api/scaikey/jwks"));
    expect((await reply.json()).keys).not.toHaveLength(0);
  });

  test("is not there beside a real upstream", async () => {
    const context = testContext({ SCAIDNS_API_URL: "https://dns.test" });
    expect(context.api.embedded).toBeUndefined();
    expect((await embeddedScaikey(context, pageRequest("/api/scaikey/jwks"))).status).toBe(404);
    const form = pageRequest("/api/scaikey/authorize", { method: "POST", body: "user_id=u_1" });
    expect((await authorizeSampleIdentity(context, form)).status).toBe(404);
  });
});
