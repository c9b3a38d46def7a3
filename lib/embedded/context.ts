import type { Permission } from "@/lib/contract/permissions";
import type { AuditEntry } from "./audit";
import type { Db } from "./db";
import type { PermissionSet, Target } from "./permission-set";
import type { TokenAuthority } from "./token-authority";

/** Who sends the request. An API key acts as the user it draws its permissions from. */
export interface Actor {
  type: "user" | "api_key";
  /** Of the user, or of the key. */
  id: string;
  email: string;
  user_id: string;
  user_name: string;
  tenant_id: string;
  permissions: PermissionSet;
  /** Of a signed-in user; null for a key. */
  session_id: string | null;
  /** Requests a minute. */
  rate_limit: number;
}

export interface Settings {
  /** Origin under which browsers reach us, without a trailing slash. */
  publicUrl: string;
  /** Addresses of the resolvers that validation asks; the system's own when empty. */
  resolver: readonly string[];
}

/** Everything a handler may use. `now` stands still during a request. */
export interface Context {
  db: Db;
  settings: Settings;
  tokens: TokenAuthority;
  now: Date;
  request: Request;
  ip: string | null;
  userAgent: string | null;
  /** Reading it ends a request without credentials in a 401. */
  readonly actor: Actor;
  /** Ends the request in a 403 naming the permission unless the actor holds it on the target. */
  require(permission: Permission, target: Target): void;
  /** Adds an entry to the audit log, inside the request's transaction. */
  audit(entry: AuditEntry): void;
  transaction<T>(run: () => T): T;
}

/** A timestamp as the API prints it: ISO 8601, UTC, with `Z`. */
export function timestampOf(date: Date): string {
  return date.toISOString();
}
