import { writeAudit } from "./audit";
import { lacking } from "./authorize";
import { type Actor, type Context, timestampOf } from "./context";
import { fail } from "./failure";

/** The context of one request. */
export function createContext(
  { db, settings, tokens }: Pick<Context, "db" | "settings" | "tokens">,
  { actor, now, request, ip }: { actor: Actor | null; now: Date; request: Request; ip: string | null },
): Context {
  const userAgent = request.headers.get("user-agent");
  return {
    db,
    settings,
    tokens,
    now,
    request,
    ip,
    userAgent,
    get actor() {
      return actor ?? fail(401, "Not authenticated", { "WWW-Authenticate": "Bearer" });
    },
    require: (permission, target) => {
      if (!actor?.permissions.has(permission, target)) lacking(permission);
    },
    audit: (entry) =>
      writeAudit(db, entry, {
        actor_type: actor?.type ?? "system",
        actor_id: actor?.id ?? null,
        actor_email: actor?.email ?? null,
        ip_address: ip,
        user_agent: userAgent,
        timestamp: timestampOf(now),
      }),
    transaction: db.transaction,
  };
}
