import { createHash } from "node:crypto";
import { z } from "zod";
import { type Permission, permissions } from "@/lib/contract/permissions";
import { seenDomain } from "./authorize";
import { type Context, timestampOf } from "./context";
import { ApiFailure, fail } from "./failure";
import type { Handlers, Input } from "./handler";
import { newId } from "./ids";
import { consoleClientId, consoleScopes } from "./scaikey";
import { secretHash } from "./secrets";
import { addRefreshToken, endSession, openSession, type SessionSubject, sessionSubject } from "./session";
import { accessTokenSeconds } from "./token-authority";

/** Sign-in, the session and who one is (API page Authentication). */
export const authHandlers = {
  "auth.config": ({ settings: { publicUrl }, tokens }) => ({
    authorization_endpoint: `${publicUrl}/scaikey`,
    token_endpoint: `${publicUrl}/api/v1/auth/token`,
    userinfo_endpoint: `${tokens.issuer}/userinfo`,
    end_session_endpoint: `${tokens.issuer}/end-session`,
    jwks_uri: `${tokens.issuer}/jwks`,
    issuer: tokens.issuer,
    client_id: consoleClientId,
    scopes: [...consoleScopes],
  }),
  "auth.token": {
    deferred: async (context, { body }) => {
      const exchanged = context.transaction(() => exchangeCode(context, body));
      if (exchanged instanceof ApiFailure) throw exchanged;
      return issueTokens(context, exchanged.subject, exchanged.refreshToken, exchanged.nonce);
    },
  },
  "auth.refresh": {
    deferred: async (context, { body }) => {
      const rotated = context.transaction(() => rotate(context, body.refresh_token));
      if (rotated instanceof ApiFailure) throw rotated;
      return issueTokens(context, rotated.subject, rotated.refreshToken, null);
    },
  },
  "auth.me": ({ actor, db }) => ({
    data: {
      id: actor.user_id,
      email: actor.email,
      name: actor.user_name,
      tenant_id: actor.tenant_id,
      tenant_name: db.text("SELECT name FROM tenants WHERE id = ?", [actor.tenant_id]),
      is_platform_admin: actor.permissions.reach("platform:admin").platform,
      is_tenant_admin: actor.permissions.assignments.some((held) => held.role === "tenant_admin"),
      permissions: actor.permissions.list(),
    },
  }),
  "auth.logout": (context) => {
    if (context.actor.session_id !== null) endSession(context.db, context.actor.session_id, context.now);
    return { message: "Logged out" };
  },
  "me.checkPermission": (context, { body }) => checkPermission(context, body),
} satisfies Handlers;

const codeRow = z.object({
  user_id: z.string(),
  client_id: z.string(),
  redirect_uri: z.string(),
  code_challenge: z.string(),
  nonce: z.string().nullable(),
  scope: z.string(),
  expires_at: z.string(),
  session_id: z.string().nullable(),
});

interface Granted {
  subject: SessionSubject;
  refreshToken: string;
}

// Failures are returned, not thrown: what they burn or revoke must be committed.
function exchangeCode(
  { db, now }: Context,
  body: Input<"auth.token">["body"],
): ApiFailure | (Granted & { nonce: string | null }) {
  const hash = secretHash(body.code);
  const code = db.get(
    codeRow,
    `SELECT user_id, client_id, redirect_uri, code_challenge, nonce, scope, expires_at, session_id FROM auth_codes
     WHERE hash = ?`,
    [hash],
  );
  const refused = (detail: string) => new ApiFailure(400, detail);
  if (!code) return refused("Invalid or expired authorization code");
  if (code.session_id !== null) {
    // RFC 6749 §4.1.2: a code that comes twice was stolen, so what it brought is revoked.
    endSession(db, code.session_id, now);
    return refused("Authorization code has been used before");
  }
  // One try: a wrong verifier or redirect_uri burns the code.
  db.run("DELETE FROM auth_codes WHERE hash = ?", [hash]);
  if (Date.parse(code.expires_at) <= now.getTime()) return refused("Invalid or expired authorization code");
  if (code.redirect_uri !== body.redirect_uri)
    return refused("redirect_uri does not match the authorization request");
  // RFC 7636 §4.1 and §4.6.
  const challenge = createHash("sha256").update(body.code_verifier).digest("base64url");
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(body.code_verifier) || challenge !== code.code_challenge) {
    return refused("code_verifier does not match the code challenge");
  }
  const session_id = newId("s");
  openSession(
    db,
    { id: session_id, user_id: code.user_id, client_id: code.client_id, scope: code.scope },
    now,
  );
  db.run(
    `INSERT INTO auth_codes (hash, user_id, client_id, redirect_uri, code_challenge, nonce, scope, expires_at, session_id)
     VALUES (:hash, :user_id, :client_id, :redirect_uri, :code_challenge, :nonce, :scope, :expires_at, :session_id)`,
    { ...code, hash, session_id },
  );
  const subject = sessionSubject(db, session_id);
  if (!subject) return refused("User is not active");
  return { subject, refreshToken: addRefreshToken(db, session_id, now), nonce: code.nonce };
}

function rotate({ db, now }: Context, refreshToken: string): ApiFailure | Granted {
  const hash = secretHash(refreshToken);
  const token = db.get(
    z.object({ session_id: z.string(), expires_at: z.string(), used_at: z.string().nullable() }),
    "SELECT session_id, expires_at, used_at FROM refresh_tokens WHERE hash = ?",
    [hash],
  );
  const refused = (detail: string) => new ApiFailure(401, detail, { "WWW-Authenticate": "Bearer" });
  if (!token || Date.parse(token.expires_at) <= now.getTime())
    return refused("Invalid or expired refresh token");
  if (token.used_at !== null) {
    // RFC 9700 §4.14.2: two parties hold the family, so neither keeps it.
    endSession(db, token.session_id, now);
    return refused("Refresh token has been used before: the session has ended");
  }
  const subject = sessionSubject(db, token.session_id);
  if (!subject) return refused("Session has ended");
  db.run("UPDATE refresh_tokens SET used_at = ? WHERE hash = ?", [timestampOf(now), hash]);
  return { subject, refreshToken: addRefreshToken(db, token.session_id, now) };
}

async function issueTokens(
  { tokens, now }: Context,
  subject: SessionSubject,
  refreshToken: string,
  nonce: string | null,
) {
  return {
    access_token: await tokens.accessToken(subject, now),
    refresh_token: refreshToken,
    token_type: "bearer",
    expires_in: accessTokenSeconds,
    id_token: await tokens.idToken(subject, nonce, now),
  };
}

function checkPermission(context: Context, body: Input<"me.checkPermission">["body"]) {
  const { resource_type: type, resource_id: id } = body;
  const { permissions: held, tenant_id } = context.actor;
  const permission = permissions.find((known) => known === body.permission);
  if (!permission) return { allowed: false, reason: `Unknown permission: ${body.permission}` };
  if (!type) return verdict(permission, held.has(permission, { tenant_id }));
  if (!id) return fail(400, { message: "resource_id is missing", field: "resource_id" });
  if (type === "tenant") return verdict(permission, held.has(permission, { tenant_id: id }));
  if (type !== "domain" && type !== "record") {
    return fail(400, { message: "Unknown resource type", field: "resource_type" });
  }
  const domainId =
    type === "domain" ? id : context.db.text("SELECT domain_id FROM records WHERE id = ?", [id]);
  const domain = domainId === null ? undefined : seenDomain(context, domainId);
  if (!domain) return { allowed: false, reason: "Resource not found" };
  const covered = held.records(permission, domain);
  return verdict(permission, covered === "all" || (type === "record" && covered.has(id)));
}

function verdict(permission: Permission, allowed: boolean) {
  return allowed ? { allowed } : { allowed, reason: `Permission denied: ${permission} is required` };
}
