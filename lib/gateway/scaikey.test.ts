import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Context } from "./context";
import { passThrough } from "./gateway";
import { refreshSession } from "./refresh-session";
import { beginScaikeySignIn, finishScaikeySignIn } from "./scaikey";
import { signOut } from "./sign-out";
import { cookieHeader, nobodyHere, pageRequest, testContext } from "./test-context";
import { atScaikey, client_id, openScaikey, redirectUri, type Tampering } from "./test-scaikey";

const locationOf = (reply: Response) => reply.headers.get("location") ?? "";
const pathOf = (url: string) => url.slice("http://localhost:3000".length);

async function begin(context: Context, returnTo = "/domains/d_1?tab=records") {
  const request = pageRequest(`/api/session/scaikey?return_to=${encodeURIComponent(returnTo)}`);
  const reply = await beginScaikeySignIn(context, request);
  expect(reply.status).toBe(303);
  return { location: locationOf(reply), cookies: reply.headers.getSetCookie() };
}

async function signIn(context: Context) {
  const begun = await begin(context);
  const back = await atScaikey(begun.location);
  return finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
}

const errorOf = (reply: Response) =>
  new URL(locationOf(reply), "http://localhost:3000").searchParams.get("error");

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("sign-in with ScaiKey", () => {
  test("asks with PKCE S256, state and nonce, each new every time", async () => {
    const { context, issuer } = await openScaikey();
    const one = new URL((await begin(context)).location);
    const other = new URL((await begin(context)).location);
    expect(one.origin + one.pathname).toBe(`${issuer}/auth`);
    expect(Object.fromEntries(one.searchParams)).toMatchObject({
      response_type: "code",
      client_id,
      redirect_uri: redirectUri,
      scope: "openid offline_access",
      code_challenge_method: "S256",
    });
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(one.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one.searchParams.get(name)).not.toBe(other.searchParams.get(name));
    }
  });

  test("ends on the page it began for, with a session that the API accepts", async () => {
    const { context } = await openScaikey();
    const reply = await signIn(context);
    expect(locationOf(reply)).toBe("/domains/d_1?tab=records");
    const cookies = reply.headers.getSetCookie();
    expect(cookieHeader(cookies)).toMatch(/^scaidns_session=[^;]+$/);
    const me = await passThrough(context, pageRequest("/api/v1/auth/me", { cookies }));
    expect((await me.json()).data.authorization).toMatch(/^Bearer \S+$/);
  });

  test("works in two tabs at once", async () => {
    const { context } = await openScaikey();
    const tabs = [await begin(context, "/domains/d_1"), await begin(context, "/domains/d_2")];
    const cookies = tabs.flatMap((tab) => tab.cookies);
    for (const [index, tab] of tabs.entries()) {
      const back = await atScaikey(tab.location);
      const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies }));
      expect(locationOf(reply)).toBe(`/domains/d_${index + 1}`);
    }
  });

  test("sends nobody to another site afterwards", async () => {
    const { context } = await openScaikey();
    const begun = await begin(context, "//evil.test");
    const back = await atScaikey(begun.location);
    const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
    expect(locationOf(reply)).toBe("/domains");
  });

  test("says when the person declined", async () => {
    const { context } = await openScaikey();
    const begun = await begin(context);
    const back = await atScaikey(begun.location, "ada", true);
    const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
    expect(errorOf(reply)).toBe("access_denied");
    expect(locationOf(reply)).toContain(encodeURIComponent("/domains/d_1?tab=records"));
    expect(cookieHeader([...begun.cookies, ...reply.headers.getSetCookie()])).toBe("");
  });

  test("refuses a callback that this browser did not begin, or begins again", async () => {
    const { context } = await openScaikey();
    const begun = await begin(context);
    const back = await atScaikey(begun.location);
    const stranger = await finishScaikeySignIn(context, pageRequest(pathOf(back)));
    expect(errorOf(stranger)).toBe("attempt_expired");
    const other = await begin(context);
    const mixed = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: other.cookies }));
    expect(errorOf(mixed)).toBe("attempt_expired");
    const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
    expect(errorOf(reply)).toBeNull();
    const again = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
    expect(errorOf(again)).toBe("code_refused");
    expect(again.headers.getSetCookie().join()).not.toContain("scaidns_session=");
  });

  test("refuses an answer whose state was changed, or that another issuer has signed with its name", async () => {
    const { context } = await openScaikey();
    const begun = await begin(context);
    const back = new URL(await atScaikey(begun.location));
    const changed = new URL(back);
    changed.searchParams.set("state", `${back.searchParams.get("state")?.slice(0, 42)}_`);
    const wrongState = await finishScaikeySignIn(
      context,
      pageRequest(pathOf(changed.href), { cookies: begun.cookies }),
    );
    expect(errorOf(wrongState)).toBe("attempt_expired");
    const elsewhere = new URL(back);
    elsewhere.searchParams.set("iss", "https://evil.test");
    const wrongIssuer = await finishScaikeySignIn(
      context,
      pageRequest(pathOf(elsewhere.href), { cookies: begun.cookies }),
    );
    expect(errorOf(wrongIssuer)).toBe("scaikey_error");
  });

  test("needs the code verifier that it began with", async () => {
    const { context } = await openScaikey();
    const begun = await begin(context);
    const other = new URL(begun.location);
    // RFC 7636: an attacker who gets the code has begun with another challenge.
    other.searchParams.set("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    const back = await atScaikey(other.href);
    const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
    expect(errorOf(reply)).toBe("code_refused");
  });

  test("needs an identity token with its own nonce", async () => {
    const { context } = await openScaikey();
    const begun = await begin(context);
    const replayed = new URL(begun.location);
    replayed.searchParams.set("nonce", "another");
    const back = await atScaikey(replayed.href);
    const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
    expect(errorOf(reply)).toBe("id_token_invalid");
  });

  test("begun again and again leaves no more cookies than a server takes", async () => {
    const { context } = await openScaikey();
    let cookies: string[] = [];
    for (let count = 0; count < 12; count++) {
      const request = pageRequest(`/api/session/scaikey?return_to=/${"a".repeat(2000)}`, { cookies });
      cookies = [...cookies, ...(await beginScaikeySignIn(context, request)).headers.getSetCookie()];
    }
    expect(cookieHeader(cookies).length).toBeLessThan(16 * 1024);
    const newest = await begin(context);
    const back = await atScaikey(newest.location);
    const reply = await finishScaikeySignIn(
      context,
      pageRequest(pathOf(back), { cookies: [...cookies, ...newest.cookies] }),
    );
    expect(errorOf(reply)).toBeNull();
  });

  test("is refused the same way when the process's context was made by another bundle", async () => {
    const { settings } = (await openScaikey({ idToken: unsigned })).context;
    vi.resetModules();
    const { createContext } = await import("./context");
    expect(errorOf(await signIn(createContext(settings)))).toBe("id_token_invalid");
  });

  test.each<[string, Tampering]>([
    ["none", { idToken: () => undefined }],
    ["unsigned", { idToken: unsigned }],
    ["changed", { idToken: withOtherClaims }],
    ["of another issuer", { claims: (claims) => ({ ...claims, iss: "https://evil.test" }) }],
    ["for another client", { claims: (claims) => ({ ...claims, aud: "someone-else" }) }],
    [
      "given to another client",
      { claims: (claims) => ({ ...claims, aud: [client_id, "other"], azp: "other" }) },
    ],
    ["expired", { claims: (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 120 }) }],
    ["without expiry", { claims: ({ exp: _, ...claims }) => claims }],
    ["without nonce", { claims: ({ nonce: _, ...claims }) => claims }],
  ])("refuses an identity token: %s", async (_, tampering) => {
    const { context } = await openScaikey(tampering);
    const reply = await signIn(context);
    expect(errorOf(reply)).toBe("id_token_invalid");
    expect(reply.headers.getSetCookie().join()).not.toContain("scaidns_session=");
  });

  test("accepts one signed again with ScaiKey's key, so that the refusals above are for their reasons", async () => {
    const { context } = await openScaikey({ claims: (claims) => ({ ...claims, extra: true }) });
    expect(errorOf(await signIn(context))).toBeNull();
  });

  test("says who did not answer", async () => {
    const gone = testContext({ SCAIDNS_API_URL: await nobodyHere() });
    expect(errorOf(await beginScaikeySignIn(gone, pageRequest("/api/session/scaikey")))).toBe(
      "api_unreachable",
    );
    const { context } = await openScaikey({ token: { status: 503, body: "<html>" } });
    expect(errorOf(await signIn(context))).toBe("api_unreachable");
    const noKeys = await openScaikey({ config: { jwks_uri: `${await nobodyHere()}/jwks` } });
    expect(errorOf(await signIn(noKeys.context))).toBe("scaikey_unreachable");
  });

  test("logs why it failed, without codes or tokens", async () => {
    const { context } = await openScaikey({ idToken: () => undefined });
    await signIn(context);
    const said = JSON.stringify(vi.mocked(console.warn).mock.calls);
    expect(said).toContain("id_token_invalid");
    expect(said).not.toMatch(/[\w-]{40}/);
  });
});

describe("after it", () => {
  test("tokens are renewed, and tabs with the old cookie don't trip the reuse detection", async () => {
    const { context, asked } = await openScaikey();
    const cookies = (await signIn(context)).headers.getSetCookie();
    const refresh = () =>
      refreshSession(context, pageRequest("/api/session/refresh", { method: "POST", cookies }));
    const together = await Promise.all([refresh(), refresh(), refresh()]);
    const later = await refresh();
    for (const reply of [...together, later]) expect(reply.status).toBe(200);
    expect(asked.filter((line) => line.includes("/auth/refresh"))).toHaveLength(1);
    const renewed = later.headers.getSetCookie();
    const before = await context.sessions.read(new Headers({ cookie: cookieHeader(cookies) }));
    const after = await context.sessions.read(new Headers({ cookie: cookieHeader(renewed) }));
    expect(after).toMatchObject({ method: "scaikey", expires_at: before?.expires_at });
    expect(after).not.toEqual(before);
  });

  test("signing out ends the session at the API, and says where to end ScaiKey's", async () => {
    const { context, asked, issuer } = await openScaikey();
    const cookies = (await signIn(context)).headers.getSetCookie();
    const reply = await signOut(context, pageRequest("/api/session/sign-out", { method: "POST", cookies }));
    expect(await reply.json()).toEqual({
      signed_out: true,
      api_session_ended: true,
      end_session_url: `${issuer}/session/end?client_id=${client_id}&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fsign-in`,
    });
    expect(asked).toContain("POST /api/v1/auth/logout Bearer");
    expect(cookieHeader([...cookies, ...reply.headers.getSetCookie()])).toBe("");
  });
});

function unsigned(token: string): string {
  return `${Buffer.from('{"alg":"none"}').toString("base64url")}.${token.split(".")[1]}.`;
}

function withOtherClaims(token: string): string {
  const [header, , signature] = token.split(".");
  const claims = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: "someone-else" })).toString(
    "base64url",
  );
  return `${header}.${claims}.${signature}`;
}
