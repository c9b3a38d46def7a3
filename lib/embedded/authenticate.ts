import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { type Actor, timestampOf } from "./context";
import type { Db } from "./db";
import { fail } from "./failure";
import { loadPermissions } from "./permission-set";
import { secretHash } from "./secrets";
import type { TokenAuthority } from "./token-authority";

/** Requests a minute of a signed-in user. */
const userRateLimit = 100_000;

const texts = z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text)));
const userRow = z.object({
  id: z.string(),
  tenant_id: z.string(),
  email: z.string(),
  name: z.string(),
  status: z.string(),
});
const keyRow = z.object({
  id: z.string(),
  status: z.string(),
  permission_source_id: z.string(),
  scopes: texts,
  rate_limit: z.number(),
  ip_whitelist: texts,
  expires_at: z.string().nullable(),
});

/** Who sends the request: null without credentials, a 401 for bad ones, a 403 from an address a key doesn't allow. */
export async function authenticate(
  request: Request,
  { db, tokens, now, ip }: { db: Db; tokens: TokenAuthority; now: Date; ip: string | null },
): Promise<Actor | null> {
  const key = request.headers.get("x-api-key");
  if (key !== null) return keyActor(db, key, now, ip);
  const authorization = request.headers.get("authorization");
  if (authorization === null) return null;
  const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (bearer === undefined) return refuse("Invalid authentication credentials");
  const { user_id, session_id } = await tokens.verifyAccess(bearer, now);
  const revoked = db.get(
    z.object({ revoked_at: z.string().nullable() }),
    "SELECT revoked_at FROM sessions WHERE id = ?",
    [session_id],
  );
  if (revoked?.revoked_at !== null) refuse("Session has ended");
  const user = findUser(db, user_id);
  if (user?.status !== "active") return refuse("User is not active");
  return {
    ...identity(user),
    type: "user",
    id: user.id,
    permissions: loadPermissions(db, user),
    session_id,
    rate_limit: userRateLimit,
  };
}

function keyActor(db: Db, secret: string, now: Date, ip: string | null): Actor {
  const key = db.get(
    keyRow,
    "SELECT id, status, permission_source_id, scopes, rate_limit, ip_whitelist, expires_at FROM api_keys WHERE hash = ?",
    [secretHash(secret)],
  );
  if (!key) return refuse("Invalid API key");
  if (key.status !== "active") refuse("API key has been revoked");
  if (key.expires_at !== null && Date.parse(key.expires_at) <= now.getTime()) refuse("API key has expired");
  const user = findUser(db, key.permission_source_id);
  if (user?.status !== "active") return refuse("The user of this API key is not active");
  if (key.ip_whitelist.length > 0 && !isListed(ip, key.ip_whitelist)) {
    fail(403, `API key may not be used from ${ip ?? "an unknown address"}`);
  }
  db.run("UPDATE api_keys SET last_used_at = ?, last_used_ip = ?, use_count = use_count + 1 WHERE id = ?", [
    timestampOf(now),
    ip,
    key.id,
  ]);
  return {
    ...identity(user),
    type: "api_key",
    id: key.id,
    permissions: loadPermissions(db, user, key.scopes),
    session_id: null,
    rate_limit: key.rate_limit,
  };
}

function findUser(db: Db, id: string) {
  return db.get(userRow, "SELECT id, tenant_id, email, name, status FROM users WHERE id = ?", [id]);
}

function identity(user: z.output<typeof userRow>) {
  return { email: user.email, user_id: user.id, user_name: user.name, tenant_id: user.tenant_id };
}

function isListed(ip: string | null, entries: readonly string[]): boolean {
  const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");
  if (ip === null || isIP(ip) === 0) return false;
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", prefix] = entry.split("/");
    if (isIP(address) === 0) continue;
    if (prefix === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(prefix), family(address));
  }
  return list.check(ip, family(ip));
}

function refuse(detail: string): never {
  return fail(401, detail, { "WWW-Authenticate": "Bearer" });
}
