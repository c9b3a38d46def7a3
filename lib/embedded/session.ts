import { z } from "zod";
import { timestampOf } from "./context";
import type { Db } from "./db";
import { newSecret, secretHash } from "./secrets";
import type { TokenSubject } from "./token-authority";

/** How long a refresh token waits for its one use. */
const refreshDays = 30;

export interface NewSession {
  id: string;
  user_id: string;
  client_id: string;
  scope: string;
}

/** Opens a session: one family of refresh tokens and the access tokens they bring. */
export function openSession(db: Db, session: NewSession, now: Date): void {
  db.run(
    "INSERT INTO sessions (id, user_id, client_id, scope, created_at) VALUES (:id, :user_id, :client_id, :scope, :created_at)",
    { ...session, created_at: timestampOf(now) },
  );
}

/** Ends a session: its refresh tokens and its access tokens are refused from now on. */
export function endSession(db: Db, id: string, now: Date): void {
  db.run("UPDATE sessions SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", [timestampOf(now), id]);
}

/** A new refresh token of a session, good for one use. */
export function addRefreshToken(db: Db, sessionId: string, now: Date): string {
  const token = newSecret();
  db.run("INSERT INTO refresh_tokens (hash, session_id, expires_at) VALUES (?, ?, ?)", [
    secretHash(token),
    sessionId,
    timestampOf(new Date(now.getTime() + refreshDays * 86_400_000)),
  ]);
  return token;
}

const subjectRow = z.object({
  user_id: z.string(),
  tenant_id: z.string(),
  email: z.string(),
  name: z.string(),
  session_id: z.string(),
  client_id: z.string(),
  scope: z.string(),
});
export type SessionSubject = z.output<typeof subjectRow> & TokenSubject;

/** Whom a session belongs to; undefined once it has ended or its user is not active. */
export function sessionSubject(db: Db, id: string): SessionSubject | undefined {
  return db.get(
    subjectRow,
    `SELECT users.id AS user_id, tenant_id, email, name, sessions.id AS session_id, client_id, scope
     FROM sessions JOIN users ON users.id = sessions.user_id
     WHERE sessions.id = ? AND revoked_at IS NULL AND users.status = 'active'`,
    [id],
  );
}
