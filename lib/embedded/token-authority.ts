import { errors, importJWK, type JWK, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { Db } from "./db";
import { fail } from "./failure";
import { newId } from "./ids";
import { newSigningKey } from "./signing-key";

/** Seconds an access token is good for (API page Authentication). */
export const accessTokenSeconds = 3600;

const algorithm = "ES256";
const storedKey = z.object({ kid: z.string(), private_jwk: z.string(), public_jwk: z.string() });
const jwk = z.looseObject({ kty: z.string() });
const accessClaims = z.looseObject({ sub: z.string(), sid: z.string() });

export interface TokenSubject {
  user_id: string;
  tenant_id: string;
  email: string;
  name: string;
  session_id: string;
  client_id: string;
}

/** Signs and checks JWTs (ES256) with a key that is made once and kept in the database. */
export function tokenAuthority(db: Db, publicUrl: string) {
  const issuer = `${publicUrl}/api/scaikey`;
  const audience = `${publicUrl}/api/v1`;
  const key = db.transaction(() => loadKey(db) ?? createKey(db));
  const publicJwk = jwk.parse(JSON.parse(key.public_jwk));
  const signingKey = importJWK(jwk.parse(JSON.parse(key.private_jwk)), algorithm);
  const checkingKey = importJWK(publicJwk, algorithm);
  const sign = async (claims: Record<string, unknown>, aud: string, subject: TokenSubject, now: Date) => {
    const issuedAt = Math.floor(now.getTime() / 1000);
    return new SignJWT({ ...claims, sid: subject.session_id })
      .setProtectedHeader({ alg: algorithm, kid: key.kid, typ: "JWT" })
      .setIssuer(issuer)
      .setSubject(subject.user_id)
      .setAudience(aud)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + accessTokenSeconds)
      .setJti(newId("s"))
      .sign(await signingKey);
  };
  return {
    issuer,
    /** The public keys, as `/api/scaikey/jwks` shows them. */
    jwks: (): { keys: JWK[] } => ({ keys: [publicJwk] }),
    accessToken: (subject: TokenSubject, now: Date) =>
      sign(
        { tenant_id: subject.tenant_id, email: subject.email, token_use: "access" },
        audience,
        subject,
        now,
      ),
    idToken: (subject: TokenSubject, nonce: string | null, now: Date) =>
      sign(
        { email: subject.email, name: subject.name, token_use: "id", ...(nonce === null ? {} : { nonce }) },
        subject.client_id,
        subject,
        now,
      ),
    /** User and session of an access token; anything else is a 401. */
    verifyAccess: async (token: string, now: Date): Promise<{ user_id: string; session_id: string }> => {
      try {
        const { payload } = await jwtVerify(token, await checkingKey, {
          issuer,
          audience,
          algorithms: [algorithm],
          currentDate: now,
        });
        const claims = accessClaims.parse(payload);
        return { user_id: claims.sub, session_id: claims.sid };
      } catch (error) {
        const expired = error instanceof errors.JWTExpired;
        return fail(401, expired ? "Token has expired" : "Could not validate credentials", {
          "WWW-Authenticate": "Bearer",
        });
      }
    },
    /** The session an id token names, even an expired one; null when it isn't ours. */
    sessionOfIdToken: async (token: string): Promise<string | null> => {
      try {
        const { payload } = await jwtVerify(token, await checkingKey, {
          issuer,
          algorithms: [algorithm],
          currentDate: new Date(0),
        });
        return payload.token_use === "id" ? accessClaims.parse(payload).sid : null;
      } catch {
        return null;
      }
    },
  };
}
export type TokenAuthority = ReturnType<typeof tokenAuthority>;

function loadKey(db: Db) {
  return db.get(
    storedKey,
    "SELECT kid, private_jwk, public_jwk FROM signing_keys ORDER BY created_at DESC LIMIT 1",
  );
}

function createKey(db: Db): z.output<typeof storedKey> {
  const { privateJwk, publicJwk } = newSigningKey();
  const kid = newId("key");
  const made = {
    kid,
    private_jwk: JSON.stringify(privateJwk),
    public_jwk: JSON.stringify({ ...publicJwk, kid, alg: algorithm, use: "sig" }),
  };
  db.run("INSERT INTO signing_keys (kid, private_jwk, public_jwk, created_at) VALUES (?, ?, ?, ?)", [
    made.kid,
    made.private_jwk,
    made.public_jwk,
    new Date().toISOString(),
  ]);
  return made;
}
