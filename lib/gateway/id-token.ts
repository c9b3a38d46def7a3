import { createRemoteJWKSet, customFetch, errors, jwtVerify } from "jose";
import type { AuthConfig } from "@/lib/contract/auth";
import type { Api } from "./api";
import type { SignInError } from "./sign-in-error";

const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

/** Seconds by which clocks may differ. */
const clockTolerance = 60;

/** What is wrong with an identity token. */
interface IdTokenProblem {
  code: Extract<SignInError, "id_token_invalid" | "scaikey_unreachable">;
  cause: unknown;
}

/**
 * Checks an identity token as OpenID Connect Core §3.1.3.7 asks: signature by a key of `jwks_uri`, issuer, audience,
 * expiry, nonce. Resolves to what is wrong, or undefined: a value, because the one context of the process may come
 * from another of Next's bundles, whose error classes are not those of the route that asks.
 */
export type IdTokenCheck = (
  token: string,
  config: AuthConfig,
  nonce: string,
) => Promise<IdTokenProblem | undefined>;

export function createIdTokenCheck(api: Api): IdTokenCheck {
  const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
  const keysOf = (uri: string) => {
    const known = keySets.get(uri);
    if (known) return known;
    // The embedded ScaiKey's keys are at our own address, which this process may not see as browsers do.
    const direct = api.embedded && {
      [customFetch]: (url: string) =>
        api.send({ method: "GET", path: new URL(url).pathname, headers: new Headers() }),
    };
    const keys = createRemoteJWKSet(new URL(uri), direct);
    keySets.set(uri, keys);
    return keys;
  };
  return async (token, { jwks_uri, issuer, client_id }, nonce) => {
    try {
      const { payload } = await jwtVerify(token, keysOf(jwks_uri), {
        issuer,
        audience: client_id,
        algorithms,
        clockTolerance,
        requiredClaims: ["exp", "iat", "sub"],
      });
      if (payload.nonce !== nonce)
        throw new errors.JWTClaimValidationFailed("unexpected nonce", payload, "nonce");
      const several = Array.isArray(payload.aud) && payload.aud.length > 1;
      if ((several || payload.azp !== undefined) && payload.azp !== client_id) {
        throw new errors.JWTClaimValidationFailed("unexpected azp", payload, "azp");
      }
      return undefined;
    } catch (cause) {
      return { code: isUnreachable(cause) ? "scaikey_unreachable" : "id_token_invalid", cause };
    }
  };
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return error instanceof errors.JWKSTimeout || error.code === "ERR_JOSE_GENERIC";
}
