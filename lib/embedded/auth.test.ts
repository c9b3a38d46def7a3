import { createHash } from "node:crypto";
import { createLocalJWKSet, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ApiFailure } from "./failure";
import { sampleRefusedKeys } from "./sample-api-keys";
import { testClient } from "./test-client";

const redirect_uri = "http://console.test/api/session/callback";
const code_verifier = "a-verifier-that-is-long-enough-for-rfc-7636-43";
const challengeOf = (verifier: string) => createHash("sha256").update(verifier).digest("base64url");
const tokens = z.object({ access_token: z.string(), refresh_token: z.string(), id_token: z.string() });

function open() {
  const clock = { now: new Date("2026-04-01T12:00:00.000Z") };
  const client = testClient({ seed: "people", now: () => clock.now });
  const request = (change: object = {}) => ({
    user_id: "u_record_editor",
    client_id: "scaidns-console",
    redirect_uri,
    code_challenge: challengeOf(code_verifier),
    code_challenge_method: "S256",
    nonce: "n-1",
    scope: "openid profile email",
    ...change,
  });
  const exchange = (code: string, change: object = {}) =>
    client.call(null, "auth.token", { body: { code, code_verifier, redirect_uri, ...change } });
  const signIn = async (user_id = "u_record_editor") =>
    tokens.parse((await exchange(client.api.issueCode(request({ user_id })).code)).body);
  const refresh = (refresh_token: string) => client.call(null, "auth.refresh", { body: { refresh_token } });
  const me = async (bearer: string) => (await client.call({ bearer }, "auth.me")).status;
  const later = (seconds: number) => {
    clock.now = new Date(clock.now.getTime() + seconds * 1000);
  };
  return { client, request, exchange, signIn, refresh, me, later, clock };
}

describe("sign-in", () => {
  it("brings tokens for a code and its verifier, and the tokens work", async () => {
    const { client, request, exchange, clock } = open();
    const { status, body } = await exchange(client.api.issueCode(request()).code);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "bearer", expires_in: 3600 });
    const { access_token, id_token } = tokens.parse(body);
    const { data } = await client.ok({ bearer: access_token }, "auth.me");
    expect(data).toMatchObject({
      id: "u_record_editor",
      tenant_name: "Northwind Freight",
      is_tenant_admin: false,
    });
    const { payload, protectedHeader } = await jwtVerify(id_token, createLocalJWKSet(client.api.jwks()), {
      issuer: "http://console.test/api/scaikey",
      audience: "scaidns-console",
      currentDate: clock.now,
    });
    expect(payload).toMatchObject({ sub: "u_record_editor", nonce: "n-1", email: data.email });
    expect(protectedHeader).toMatchObject({ alg: "ES256" });
  });

  it("publishes its endpoints, its keys and who somebody is", async () => {
    const { client, signIn } = open();
    const config = await client.ok(null, "auth.config");
    expect(config).toMatchObject({
      authorization_endpoint: "http://console.test/scaikey",
      token_endpoint: "http://console.test/api/v1/auth/token",
      end_session_endpoint: "http://console.test/api/scaikey/end-session",
      jwks_uri: "http://console.test/api/scaikey/jwks",
    });
    expect(await (await client.send("/api/scaikey/jwks")).json()).toEqual(client.api.jwks());
    expect(JSON.stringify(client.api.jwks())).not.toContain('"d"');
    const { access_token } = await signIn();
    const headers = { authorization: `Bearer ${access_token}` };
    expect(await (await client.send("/api/scaikey/userinfo", { headers })).json()).toMatchObject({
      sub: "u_record_editor",
      name: "Erin Castellanos",
    });
    expect((await client.send("/api/scaikey/userinfo")).status).toBe(401);
  });

  it.each([
    ["another verifier", { code_verifier: "another-verifier-that-is-long-enough-000000000" }],
    ["a short verifier", { code_verifier: "short" }],
    ["another redirect_uri", { redirect_uri: `${redirect_uri}?x` }],
  ])("refuses %s, and burns the code", async (_, change) => {
    const { client, request, exchange } = open();
    const { code } = client.api.issueCode(request());
    expect((await exchange(code, change)).status).toBe(400);
    expect((await exchange(code)).status).toBe(400);
  });

  it("refuses a code after 60 seconds", async () => {
    const { client, request, exchange, later } = open();
    const { code } = client.api.issueCode(request());
    later(60);
    expect((await exchange(code)).status).toBe(400);
  });

  it("takes a code once; a second try ends the session of the first", async () => {
    const { client, request, exchange, me } = open();
    const { code } = client.api.issueCode(request());
    const { access_token } = tokens.parse((await exchange(code)).body);
    expect(await me(access_token)).toBe(200);
    expect((await exchange(code)).status).toBe(400);
    expect(await me(access_token)).toBe(401);
  });

  it.each([
    [{ redirect_uri: "http://console.test.evil.example/callback" }],
    [{ redirect_uri: "https://console.test/callback" }],
    [{ redirect_uri: "javascript:alert(1)" }],
    [{ client_id: "another" }],
    [{ code_challenge_method: "plain" }],
    [{ code_challenge: "short" }],
    [{ user_id: "u_nobody" }],
  ])("does not issue a code for %j", (change) => {
    const { client, request } = open();
    expect(() => client.api.issueCode(request(change))).toThrow(ApiFailure);
  });
});

describe("refresh", () => {
  it("rotates: each token works once", async () => {
    const { signIn, refresh, me } = open();
    const first = await signIn();
    const second = tokens.parse((await refresh(first.refresh_token)).body);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await me(second.access_token)).toBe(200);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  it("ends the whole session when an old token comes again", async () => {
    const { signIn, refresh, me } = open();
    const first = await signIn();
    const second = tokens.parse((await refresh(first.refresh_token)).body);
    expect((await refresh(first.refresh_token)).status).toBe(401);
    expect((await refresh(second.refresh_token)).status).toBe(401);
    expect([await me(first.access_token), await me(second.access_token)]).toEqual([401, 401]);
    expect(await me((await signIn()).access_token)).toBe(200);
  });

  it("refuses what is no refresh token, and one after 30 days", async () => {
    const { signIn, refresh, later } = open();
    expect((await refresh("nonsense")).status).toBe(401);
    const { refresh_token } = await signIn();
    later(30 * 86_400);
    expect((await refresh(refresh_token)).status).toBe(401);
  });
});

describe("credentials", () => {
  it("expire, and cannot be forged or mixed up", async () => {
    const { client, signIn, me, later } = open();
    const { access_token, id_token, refresh_token } = await signIn();
    const other = open();
    const foreign = await other.signIn();
    const [head, , signature] = access_token.split(".");
    const claims = Buffer.from(JSON.stringify({ sub: "u_tenant_admin" })).toString("base64url");
    for (const wrong of [
      id_token,
      refresh_token,
      foreign.access_token,
      `${head}.${claims}.${signature}`,
      "x",
    ]) {
      expect(await me(wrong)).toBe(401);
    }
    const unsigned = Buffer.from('{"alg":"none"}').toString("base64url");
    expect(await me(`${unsigned}.${access_token.split(".")[1]}.`)).toBe(401);
    later(3600);
    const expired = await client.call({ bearer: access_token }, "auth.me");
    expect([expired.status, expired.body]).toEqual([401, { detail: "Token has expired" }]);
  });

  it("log out: access and refresh tokens end", async () => {
    const { client, signIn, refresh, me } = open();
    const { access_token, refresh_token } = await signIn();
    const other = await signIn();
    await client.ok({ bearer: access_token }, "auth.logout");
    expect(await me(access_token)).toBe(401);
    expect((await refresh(refresh_token)).status).toBe(401);
    expect(await me(other.access_token)).toBe(200);
  });

  it("end at ScaiKey too, which then sends only back to the console", async () => {
    const { client, signIn, me } = open();
    const { access_token, id_token } = await signIn();
    const end = (target: string) =>
      client.send(
        `/api/scaikey/end-session?${new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: target })}`,
      );
    expect((await end("https://evil.example/")).status).toBe(400);
    const reply = await end("http://console.test/sign-in");
    expect([reply.status, reply.headers.get("location")]).toEqual([302, "http://console.test/sign-in"]);
    expect(await me(access_token)).toBe(401);
  });

  it("of API keys: unknown, revoked and expired are 401, a foreign network is 403", async () => {
    const { client } = open();
    const status = async (key: string, ip?: string) => {
      const { status, body } = await client.call({ key }, "auth.me", {}, ip === undefined ? {} : { ip });
      return [status, Object(body).detail];
    };
    expect(await status("sdk_live_unknown")).toEqual([401, "Invalid API key"]);
    expect(await status(sampleRefusedKeys.revoked)).toEqual([401, "API key has been revoked"]);
    expect(await status(sampleRefusedKeys.expired)).toEqual([401, "API key has expired"]);
    expect(await status(sampleRefusedKeys.other_network)).toEqual([
      403,
      "API key may not be used from 192.0.2.1",
    ]);
    expect(await status(sampleRefusedKeys.other_network, "198.51.100.9")).toEqual([200, undefined]);
    expect(await status(sampleRefusedKeys.other_network, "::ffff:198.51.100.9")).toEqual([200, undefined]);
    const basic = await client.send("/api/v1/auth/me", { headers: { authorization: "Basic eDp5" } });
    expect(basic.status).toBe(401);
  });

  it("of API keys are refused where a signed-in user is wanted", async () => {
    const { client } = open();
    expect(await client.call("tenant_admin", "auth.logout")).toMatchObject({
      status: 403,
      body: { detail: "This endpoint takes a signed-in user, not an API key" },
    });
  });
});

describe("who one is", () => {
  it("is the same through a key and through a sign-in", async () => {
    const { client, signIn } = open();
    const { access_token } = await signIn("u_tenant_admin");
    const byKey = await client.ok("tenant_admin", "auth.me");
    expect(await client.ok({ bearer: access_token }, "auth.me")).toEqual(byKey);
    expect(byKey.data).toMatchObject({
      is_tenant_admin: true,
      is_platform_admin: false,
      tenant_id: "t_northwind",
    });
    expect((await client.ok("platform_admin", "auth.me")).data.is_platform_admin).toBe(true);
  });
});
