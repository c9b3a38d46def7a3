import { z } from "zod";
import type { Settings } from "@/lib/env";
import { readChunked, removeChunked, requestCookies, writeChunked } from "./cookies";
import { createSealer } from "./seal";

const expires = {
  /** When the session ends whatever happens, in epoch milliseconds. */
  expires_at: z.number(),
};

const session = z.discriminatedUnion("method", [
  z.object({ method: z.literal("api_key"), api_key: z.string().min(1), ...expires }),
  z.object({
    method: z.literal("scaikey"),
    access_token: z.string().min(1),
    refresh_token: z.string().nullable(),
    ...expires,
  }),
]);
export type Session = z.infer<typeof session>;
export type ScaikeySession = Extract<Session, { method: "scaikey" }>;

/** Sessions as sealed cookies: stateless, so that any number of instances can serve. */
export interface Sessions {
  /** The request's session; undefined when there is none, it has expired, or the cookie is not ours. */
  read(headers: Headers): Promise<Session | undefined>;
  /** `Set-Cookie` lines that keep a session until it expires. Throws `RangeError` when it is too large. */
  keep(kept: Session): Promise<string[]>;
  /** `Set-Cookie` lines that remove the session. */
  end(): string[];
  /** When a session that begins now ends. */
  newExpiry(): number;
}

/** `__Host-`: browsers take it from this very host only, over https (RFC 6265bis §4.1.3.2). */
function sessionCookieName(secure: boolean): string {
  return secure ? "__Host-scaidns_session" : "scaidns_session";
}

/** Sessions under the settings' secret, bound to the API they are for: another upstream never gets its credentials. */
export function createSessions(settings: Settings): Sessions {
  const secure = settings.publicUrl.startsWith("https:");
  const name = sessionCookieName(secure);
  const api = settings.api.mode === "upstream" ? settings.api.url : "embedded";
  const sealer = createSealer(settings.sessionSecret, `session ${api}`, session);
  return {
    read: async (headers) => {
      const sealed = readChunked(requestCookies(headers), name);
      const found = sealed === undefined ? undefined : await sealer.unseal(sealed);
      return found && found.expires_at > Date.now() ? found : undefined;
    },
    keep: async (kept) =>
      writeChunked(name, await sealer.seal(kept), {
        secure,
        maxAge: Math.max(0, Math.floor((kept.expires_at - Date.now()) / 1000)),
      }),
    end: () => removeChunked(name, { secure }),
    newExpiry: () => Date.now() + settings.sessionMs,
  };
}

/** The header that shows the API who is asking. */
export function addCredentials(headers: Headers, of: Session): void {
  if (of.method === "api_key") headers.set("x-api-key", of.api_key);
  else headers.set("authorization", `Bearer ${of.access_token}`);
}
