import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import Provider from "oidc-provider";
import { bodyOf, cookieHeader, serveHere, testContext } from "./test-context";

export const redirectUri = "http://localhost:3000/api/session/callback";
export const client_id = "scaidns-console";

/** What a test changes of the way, to see it refused. */
export interface Tampering {
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
export async function openScaikey({ config, token, ...tampering }: Tampering = {}) {
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
export async function atScaikey(location: string, login = "ada", cancel = false): Promise<string> {
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
