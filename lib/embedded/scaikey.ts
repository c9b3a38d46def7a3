import type { Hono } from "hono";
import { z } from "zod";
import { timestampOf } from "./context";
import type { Db } from "./db";
import { answer, fail } from "./failure";
import { newSecret, secretHash } from "./secrets";
import { endSession } from "./session";
import type { TokenAuthority } from "./token-authority";

/** The console's own client at the embedded ScaiKey. */
export const consoleClientId = "scaidns-console";
export const consoleScopes = ["openid", "profile", "email"] as const;

/** Seconds an authorization code waits for its exchange. */
const codeSeconds = 60;

/** Somebody the embedded ScaiKey can sign in. */
export interface SampleIdentity {
  user_id: string;
  name: string;
  email: string;
  tenant_name: string;
  /** Role names, with the zone for a role on a single one: `tenant_admin`, `record_editor on example.com`. */
  roles: string[];
}

/** The parameters of an authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3), and whom it is granted for. */
export interface CodeRequest {
  user_id: string;
  client_id: string;
  redirect_uri: string;
  code_challenge: string;
  code_challenge_method: string;
  nonce?: string | null;
  scope?: string | null;
}

/** ScaiKey within the embedded API: identities without passwords, codes, keys, user info and the end of a session. */
export function scaikey(db: Db, tokens: TokenAuthority, publicUrl: string, now: () => Date) {
  return {
    identities: () => identities(db),
    issueCode: (request: CodeRequest): { code: string } => {
      if (request.client_id !== consoleClientId) fail(400, "Unknown client_id");
      if (!isOwnUrl(request.redirect_uri, publicUrl)) fail(400, "redirect_uri is not one of this console");
      if (request.code_challenge_method !== "S256") fail(400, "code_challenge_method must be S256");
      // SHA-256 in base64url is 43 characters.
      if (!/^[A-Za-z0-9_-]{43}$/.test(request.code_challenge))
        fail(400, "code_challenge is not a SHA-256 digest");
      const active = db.number("SELECT count(*) FROM users WHERE id = ? AND status = 'active'", [
        request.user_id,
      ]);
      if (active === 0) fail(404, "User not found");
      const code = newSecret();
      db.transaction(() => {
        db.run("DELETE FROM auth_codes WHERE session_id IS NULL AND expires_at < ?", [timestampOf(now())]);
        db.run(
          `INSERT INTO auth_codes (hash, user_id, client_id, redirect_uri, code_challenge, nonce, scope, expires_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            secretHash(code),
            request.user_id,
            request.client_id,
            request.redirect_uri,
            request.code_challenge,
            request.nonce ?? null,
            request.scope ?? "openid",
            timestampOf(new Date(now().getTime() + codeSeconds * 1000)),
          ],
        );
      });
      return { code };
    },
    /** Adds the endpoints below `/api/scaikey`. */
    mount: <E extends object>(app: Hono<E>): void => {
      app.get("/api/scaikey/jwks", (c) => c.json(tokens.jwks()));
      app.on(["GET", "POST"], "/api/scaikey/userinfo", (c) =>
        answer(async () => {
          const bearer = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
          const { user_id } = await tokens.verifyAccess(bearer, now());
          const claims = db.get(
            z.object({ sub: z.string(), email: z.string(), name: z.string() }),
            "SELECT id AS sub, email, name FROM users WHERE id = ?",
            [user_id],
          );
          return claims ? c.json(claims) : fail(401, "User not found");
        }),
      );
      app.get("/api/scaikey/end-session", (c) =>
        answer(async () => {
          const session = await tokens.sessionOfIdToken(c.req.query("id_token_hint") ?? "");
          if (session !== null) endSession(db, session, now());
          const target = c.req.query("post_logout_redirect_uri") ?? publicUrl;
          if (!isOwnUrl(target, publicUrl)) fail(400, "post_logout_redirect_uri is not one of this console");
          return c.redirect(target, 302);
        }),
      );
    },
  };
}

/** Compared as origins: as text, `http://console.example.evil.test` would begin with `http://console.example`. */
function isOwnUrl(text: string, publicUrl: string): boolean {
  try {
    return new URL(text).origin === new URL(publicUrl).origin;
  } catch {
    return false;
  }
}

const identityRow = z.object({
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  tenant_name: z.string(),
  roles: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
});

function identities(db: Db): SampleIdentity[] {
  return db.all(
    identityRow,
    `SELECT users.id AS user_id, users.name, email, tenants.name AS tenant_name, (
       SELECT json_group_array(roles.name || ifnull(' on ' || domains.name, ''))
       FROM role_assignments a JOIN roles ON roles.id = a.role_id
         LEFT JOIN domains ON a.scope_type = 'domain' AND domains.id = a.scope_id
       WHERE a.user_id = users.id
     ) AS roles
     FROM users JOIN tenants ON tenants.id = users.tenant_id WHERE users.status = 'active' ORDER BY users.rowid`,
  );
}
