import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import Provider from "oidc-provider";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Context } from "./context";
import { passThrough } from "./gateway";
import { refreshSession } from "./refresh-session";
import { beginScaikeySignIn, finishScaikeySignIn } from "./scaikey";
import { signOut } from "./sign-out";
import { bodyOf, cookieHeader, nobodyHere, pageRequest, serveHere, testContext } from "./test-context";

const redirectUri = "http://localhost:3000/api/session/callback";
const client_id = "scaidns-console";

/** What a test changes of the way, to see it refused. */
interface Tampering {
  config?: Record<string, unknown>;
  idToken?: (token: string) => string | undefined;
  /** The identity token's claims, signed again with ScaiKey's own key. */
  claims?: (claims: JWTPayload) => JWTPayload;
  token?: { status: number; body: string };
}

const keys = generateKeyPair("RS256", { extractable: true });

/**
 * A certified OpenID provider as ScaiKey, a ScaiDNS before it that exchanges codes and rotates refresh tokens there,
 * and the console.
 */
async function setUp({ config, token, ...tampering }: Tampering = {}) {
  const { privateKey } = await keys;
  let scaikey: Provider | undefined;
  const issuer = await serveHere((request, response) => scaikey?.callback()(request, response));
  scaikey = new Provider(issuer, {
    clients: [
      {
        client_id,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        token_endpoint_auth_method: "none",
      },
    ],
    cookies: { keys: ["a key for tests"] },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: "k1" }] },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    pkce: { required: () => true },
    ttl: { Interaction: 60, Session: 60, Grant: 60, AccessToken: 60, RefreshToken: 60, IdToken: 60 },
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
  });
  const changed = async (idToken: string) => {
    if (tampering.idToken) return tampering.idToken(idToken);
    if (!tampering.claims) return idToken;
    return new SignJWT(tampering.claims(decodeJwt(idToken)))
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .sign(privateKey);
  };
  const asked: string[] = [];
  const api = await serveHere(async (request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ? "Bearer" : ""}`.trim());
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const grant = async (parameters: Record<string, string>) => {
      if (token) return response.writeHead(token.status).end(token.body);
      const reply = await fetch(`${issuer}/token`, {
        method: "POST",
        body: new URLSearchParams({ client_id, ...parameters }),
      });
      const said = await reply.json();
      if (!reply.ok) return json(reply.status, { detail: said.error_description });
      return json(200, { ...said, id_token: await changed(said.id_token) });
    };
    const body = JSON.parse((await bodyOf(request)) || "{}");
    if (request.url === "/api/v1/auth/config") {
      return json(200, {
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/me`,
        end_session_endpoint: `${issuer}/session/end`,
        jwks_uri: `${issuer}/jwks`,
        issuer,
        client_id,
        scopes: ["openid", "offline_access"],
        ...config,
      });
    }
    if (request.url === "/api/v1/auth/token") return grant({ grant_type: "authorization_code", ...body });
    if (request.url === "/api/v1/auth/refresh") return grant({ grant_type: "refresh_token", ...body });
    if (request.url === "/api/v1/auth/logout") return json(200, {});
    return json(200, { data: { id: "u_1", authorization: request.headers.authorization } });
  });
  const context = testContext({ SCAIDNS_API_URL: api });
  return { context, asked, issuer };
}

/** Follows redirects as a browser with cookies would, filling in ScaiKey's forms, until it is sent back to us. */
async function atScaikey(location: string, login = "ada", cancel = false): Promise<string> {
  const jar: string[] = [];
  let url = location;
  let init: RequestInit = {};
  for (let step = 0; step < 20; step++) {
    if (url.startsWith(redirectUri)) return url;
    const reply = await fetch(url, { ...init, redirect: "manual", headers: { cookie: cookieHeader(jar) } });
    jar.push(
      ...reply.headers.getSetCookie().map((line) => line.replace(/expires=Thu, 01 Jan 1970.*/, "Max-Age=0")),
    );
    const next = reply.headers.get("location");
    init = {};
    if (next) {
      url = new URL(next, url).href;
      continue;
    }
    const html = await reply.text();
    const action = /action="([^"]+)"/.exec(html)?.[1];
    const abort = /href="([^"]+\/abort)"/.exec(html)?.[1];
    if (!action) throw new Error(`No form at ${url}: ${reply.status} ${html}`);
    if (cancel && abort) url = new URL(abort, url).href;
    else {
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? "";
      url = new URL(action, url).href;
      init = { method: "POST", body: new URLSearchParams({ prompt, login, password: "any" }) };
    }
  }
  throw new Error("ScaiKey does not come to an end");
}

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
    const { context, issuer } = await setUp();
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
    const { context } = await setUp();
    const reply = await signIn(context);
    expect(locationOf(reply)).toBe("/domains/d_1?tab=records");
    const cookies = reply.headers.getSetCookie();
    expect(cookieHeader(cookies)).toMatch(/^scaidns_session=[^;]+$/);
    const me = await passThrough(context, pageRequest("/api/v1/auth/me", { cookies }));
    expect((await me.json()).data.authorization).toMatch(/^Bearer \S+$/);
  });

  test("works in two tabs at once", async () => {
    const { context } = await setUp();
    const tabs = [await begin(context, "/domains/d_1"), await begin(context, "/domains/d_2")];
    const cookies = tabs.flatMap((tab) => tab.cookies);
    for (const [index, tab] of tabs.entries()) {
      const back = await atScaikey(tab.location);
      const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies }));
      expect(locationOf(reply)).toBe(`/domains/d_${index + 1}`);
    }
  });

  test("sends nobody to another site afterwards", async () => {
    const { context } = await setUp();
    const begun = await begin(context, "//evil.test");
    const back = await atScaikey(begun.location);
    const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
    expect(locationOf(reply)).toBe("/domains");
  });

  test("says when the person declined", async () => {
    const { context } = await setUp();
    const begun = await begin(context);
    const back = await atScaikey(begun.location, "ada", true);
    const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
    expect(errorOf(reply)).toBe("access_denied");
    expect(locationOf(reply)).toContain(encodeURIComponent("/domains/d_1?tab=records"));
    expect(cookieHeader([...begun.cookies, ...reply.headers.getSetCookie()])).toBe("");
  });

  test("refuses a callback that this browser did not begin, or begins again", async () => {
    const { context } = await setUp();
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
    const { context } = await setUp();
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
    const { context } = await setUp();
    const begun = await begin(context);
    const other = new URL(begun.location);
    // RFC 7636: an attacker who gets the code has begun with another challenge.
    other.searchParams.set("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    const back = await atScaikey(other.href);
    const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
    expect(errorOf(reply)).toBe("code_refused");
  });

  test("needs an identity token with its own nonce", async () => {
    const { context } = await setUp();
    const begun = await begin(context);
    const replayed = new URL(begun.location);
    replayed.searchParams.set("nonce", "another");
    const back = await atScaikey(replayed.href);
    const reply = await finishScaikeySignIn(context, pageRequest(pathOf(back), { cookies: begun.cookies }));
    expect(errorOf(reply)).toBe("id_token_invalid");
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
    const { context } = await setUp(tampering);
    const reply = await signIn(context);
    expect(errorOf(reply)).toBe("id_token_invalid");
    expect(reply.headers.getSetCookie().join()).not.toContain("scaidns_session=");
  });

  test("accepts one signed again with ScaiKey's key, so that the refusals above are for their reasons", async () => {
    const { context } = await setUp({ claims: (claims) => ({ ...claims, extra: true }) });
    expect(errorOf(await signIn(context))).toBeNull();
  });

  test("says who did not answer", async () => {
    const gone = testContext({ SCAIDNS_API_URL: await nobodyHere() });
    expect(errorOf(await beginScaikeySignIn(gone, pageRequest("/api/session/scaikey")))).toBe(
      "api_unreachable",
    );
    const { context } = await setUp({ token: { status: 503, body: "<html>" } });
    expect(errorOf(await signIn(context))).toBe("api_unreachable");
    const noKeys = await setUp({ config: { jwks_uri: `${await nobodyHere()}/jwks` } });
    expect(errorOf(await signIn(noKeys.context))).toBe("scaikey_unreachable");
  });

  test("logs why it failed, without codes or tokens", async () => {
    const { context } = await setUp({ idToken: () => undefined });
    await signIn(context);
    const said = JSON.stringify(vi.mocked(console.warn).mock.calls);
    expect(said).toContain("id_token_invalid");
    expect(said).not.toMatch(/[\w-]{40}/);
  });
});

describe("after it", () => {
  test("tokens are renewed, and tabs with the old cookie don't trip the reuse detection", async () => {
    const { context, asked } = await setUp();
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
    const { context, asked, issuer } = await setUp();
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
