import { describe, expect, test } from "vitest";
import { passThrough } from "./gateway";
import { readSession } from "./session-state";
import { signInWithApiKey } from "./sign-in-api-key";
import { signOut } from "./sign-out";
import { cookieHeader, pageRequest, testContext } from "./test-context";

const good = "sdk_live_good";

/** A context whose API knows one key; other answers as told by the key's last word. */
function knowing() {
  return testContext({}, async (request) => {
    const key = request.headers.get("x-api-key") ?? "";
    const status = Number(/\d+$/.exec(key)?.[0] ?? 0);
    if (new URL(request.url).pathname === "/api/v1/auth/config") return new Response("no", { status: 404 });
    if (status === 200) return Response.json({ unexpected: true });
    if (status)
      return Response.json({ detail: `status ${status}` }, { status, headers: { "retry-after": "9" } });
    if (key !== good) return Response.json({ detail: "API key not recognised" }, { status: 401 });
    return Response.json({ data: { id: "u_1", key } });
  });
}

const post = (body: string, init: RequestInit = {}) =>
  pageRequest("/api/session/api-key", { method: "POST", body, ...init });
const withKey = (api_key: unknown) => post(JSON.stringify({ api_key }));

describe("sign-in with an API key", () => {
  test("asks the API whose it is, and keeps it where no script can read it", async () => {
    const context = knowing();
    const reply = await signInWithApiKey(context, withKey(`  ${good}\n`));
    expect(reply.status).toBe(200);
    const cookies = reply.headers.getSetCookie();
    const text = await reply.text();
    expect(text).not.toContain(good);
    expect(JSON.parse(text)).toEqual({
      signed_in: true,
      method: "api_key",
      expires_at: expect.any(Number),
      api: { mode: "embedded", host: "localhost:3000" },
      sign_in: { scaikey: false, api_key: true },
      sample_keys: expect.any(Array),
      user: { id: "u_1" },
    });
    expect(cookies.join()).not.toContain(good);
    const me = await passThrough(context, pageRequest("/api/v1/auth/me", { cookies }));
    expect((await me.json()).data.key).toBe(good);
    const state = await readSession(context, pageRequest("/api/session", { cookies }));
    expect(await state.json()).toMatchObject({ signed_in: true, method: "api_key" });
  });

  test("refused by the API is an error of the field, in the API's words", async () => {
    const reply = await signInWithApiKey(knowing(), withKey("sdk_live_unknown"));
    expect(reply.status).toBe(400);
    expect(await reply.json()).toEqual({ detail: { message: "API key not recognised", field: "api_key" } });
    expect(reply.headers.getSetCookie()).toEqual([]);
  });

  test.each([403, 429, 500, 503])("passes a %i on as it is", async (status) => {
    const reply = await signInWithApiKey(knowing(), withKey(`sdk_live_${status}`));
    expect(reply.status).toBe(status);
    expect(reply.headers.get("retry-after")).toBe("9");
    expect(await reply.json()).toEqual({ detail: `status ${status}` });
  });

  test("that nobody vouches for is refused", async () => {
    const reply = await signInWithApiKey(knowing(), withKey("sdk_live_200"));
    expect(reply.status).toBe(502);
    expect(reply.headers.getSetCookie()).toEqual([]);
  });

  test.each([
    ["", "field required"],
    [" ", "field required"],
    [undefined, "field required"],
    [7, "field required"],
    ["with space", "an API key has no spaces or special characters"],
    ["line\r\nx-admin: 1", "an API key has no spaces or special characters"],
    ["schlüssel", "an API key has no spaces or special characters"],
  ])("needs a key that can be sent: %j", async (key, msg) => {
    const reply = await signInWithApiKey(knowing(), withKey(key));
    expect(reply.status).toBe(422);
    expect((await reply.json()).detail[0]).toEqual({ loc: ["body", "api_key"], msg, type: "value_error" });
  });

  test("takes JSON of a reasonable size only", async () => {
    expect((await signInWithApiKey(knowing(), post("api_key=x"))).status).toBe(422);
    expect((await signInWithApiKey(knowing(), withKey("k".repeat(5000)))).status).toBe(413);
  });

  test("is refused to other sites", async () => {
    const request = withKey(good);
    request.headers.set("sec-fetch-site", "cross-site");
    expect((await signInWithApiKey(knowing(), request)).status).toBe(403);
  });

  test("ends with signing out", async () => {
    const context = knowing();
    const cookies = (await signInWithApiKey(context, withKey(good))).headers.getSetCookie();
    const reply = await signOut(context, pageRequest("/api/session/sign-out", { method: "POST", cookies }));
    expect(await reply.json()).toEqual({ signed_out: true, api_session_ended: null, end_session_url: null });
    expect(cookieHeader([...cookies, ...reply.headers.getSetCookie()])).toBe("");
  });
});
