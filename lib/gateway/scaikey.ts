import * as oauth from "oauth4webapi";
import { type AuthConfig, authEndpoints, type Tokens } from "@/lib/contract/auth";
import { endpointUrl } from "@/lib/contract/endpoints";
import { paths } from "@/lib/paths";
import type { Context } from "./context";
import { gatewayMark } from "./gateway-error";
import { endHold } from "./hold";
import { parseJson } from "./parse-json";
import { redirect } from "./redirect";
import { returnPath } from "./return-path";
import { isLocalHost, refuseForeignHost } from "./same-origin";
import { type SignInError, SignInFailure } from "./sign-in-error";

/** Where ScaiKey sends people back to, below the console's public address. */
export const callbackPath = "/api/session/callback";

/** Begins a sign-in at ScaiKey (authorization code, PKCE S256, state, nonce) and sends the browser there. */
export async function beginScaikeySignIn(context: Context, request: Request): Promise<Response> {
  const { settings, attempts, authConfig } = context;
  const foreign = refuseForeignHost(request.headers, settings);
  if (foreign) return foreign;
  const return_to = returnPath(new URL(request.url).searchParams.get("return_to"));
  const host = request.headers.get("host") ?? "";
  const publicHost = new URL(settings.publicUrl).host;
  // Under 127.0.0.1 the attempt's cookie would not reach the callback at localhost.
  if (host !== publicHost && isLocalHost(host) && isLocalHost(publicHost)) {
    return redirect(`${settings.publicUrl}/api/session/scaikey?return_to=${encodeURIComponent(return_to)}`);
  }
  const found = await authConfig();
  if (!found.found) return failed("api_unreachable", return_to);
  if (!URL.canParse(found.config.authorization_endpoint)) return failed("scaikey_error", return_to);
  const { client_id, scopes, authorization_endpoint } = found.config;
  const begun = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    code_verifier: oauth.generateRandomCodeVerifier(),
    return_to,
  };
  const url = new URL(authorization_endpoint);
  const parameters = {
    response_type: "code",
    client_id,
    redirect_uri: `${settings.publicUrl}${callbackPath}`,
    scope: Array.isArray(scopes) ? scopes.join(" ") : scopes,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.code_verifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return redirect(url.href, await attempts.keep(request.headers, begun));
}

/** Finishes a sign-in: the browser is back from ScaiKey with a code, or an error. */
export async function finishScaikeySignIn(context: Context, request: Request): Promise<Response> {
  const foreign = refuseForeignHost(request.headers, context.settings);
  if (foreign) return foreign;
  const url = new URL(request.url);
  const state = url.searchParams.get("state") ?? "";
  const attempt = await context.attempts.read(request.headers, state);
  if (!attempt) return failed("attempt_expired", paths.home());
  const done = context.attempts.end(state);
  try {
    const found = await context.authConfig();
    if (!found.found) throw new SignInFailure("api_unreachable");
    const code = codeOf(url, found.config, state);
    const tokens = await exchange(context, code, attempt.code_verifier);
    const problem = await context.checkIdToken(tokens.id_token ?? "", found.config, attempt.nonce);
    if (problem) throw new SignInFailure(problem.code, { cause: problem.cause });
    const cookies = await context.sessions.keep({
      method: "scaikey",
      access_token: tokens.access_token,
      refresh_token: tokens.refresh_token ?? null,
      expires_at: context.sessions.newExpiry(),
    });
    const secure = context.settings.publicUrl.startsWith("https:");
    return redirect(attempt.return_to, [...cookies, done, endHold(secure)]);
  } catch (error) {
    const code =
      error instanceof RangeError ? "session_too_large" : error instanceof SignInFailure && error.code;
    if (!code) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
    if (code !== "access_denied") console.warn(`Sign-in through ScaiKey failed (${code}${cause})`);
    return failed(code, attempt.return_to, [done]);
  }
}

function failed(code: SignInError, returnTo: string, cookies: string[] = []): Response {
  return redirect(`${paths.signIn(returnTo)}&error=${code}`, cookies);
}

/** The code of ScaiKey's answer, which must be to this attempt and from this issuer (RFC 9207). */
function codeOf(url: URL, { issuer, client_id, ...rest }: AuthConfig, state: string): string {
  const server = {
    issuer,
    authorization_response_iss_parameter_supported:
      rest.authorization_response_iss_parameter_supported === true,
  };
  try {
    const parameters = oauth.validateAuthResponse(server, { client_id }, url, state);
    const code = parameters.get("code");
    if (!code) throw new SignInFailure("scaikey_error");
    return code;
  } catch (error) {
    if (error instanceof SignInFailure) throw error;
    const denied = error instanceof oauth.AuthorizationResponseError && error.error === "access_denied";
    throw new SignInFailure(denied ? "access_denied" : "scaikey_error", { cause: error });
  }
}

async function exchange({ api, settings }: Context, code: string, code_verifier: string): Promise<Tokens> {
  const reply = await api.send({
    method: "POST",
    path: endpointUrl("auth.token"),
    headers: new Headers({ "content-type": "application/json", accept: "application/json" }),
    body: JSON.stringify({ code, code_verifier, redirect_uri: `${settings.publicUrl}${callbackPath}` }),
  });
  const text = await reply.text().catch(() => "");
  if (reply.headers.has(gatewayMark) || reply.status >= 500) throw new SignInFailure("api_unreachable");
  if (!reply.ok) throw new SignInFailure("code_refused", { cause: new Error(`status ${reply.status}`) });
  const parsed = authEndpoints["auth.token"].response.safeParse(parseJson(text));
  if (!parsed.success) throw new SignInFailure("api_unreachable", { cause: new Error("unreadable tokens") });
  return parsed.data;
}
