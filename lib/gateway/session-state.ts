import type { Context } from "./context";
import { replyGuards } from "./gateway-error";
import { refuseForeignHost } from "./same-origin";
import type { Session } from "./session";

/** How long the sign-in page waits to learn whether there is a ScaiKey. */
const askMs = 2000;

export interface SessionState {
  signed_in: boolean;
  method: Session["method"] | null;
  /** When the session ends, in epoch milliseconds. */
  expires_at: number | null;
  /** The API that the console talks to. */
  api: { mode: "embedded" | "upstream"; host: string };
  /** Ways to sign in that are offered. */
  sign_in: { scaikey: boolean; api_key: boolean };
}

/** What the browser may know of a session: everything but its secrets. */
export async function sessionState(
  { api, authConfig }: Pick<Context, "api" | "authConfig">,
  session: Session | undefined,
): Promise<SessionState> {
  const found = await authConfig(askMs);
  return {
    signed_in: session !== undefined,
    method: session?.method ?? null,
    expires_at: session?.expires_at ?? null,
    api: { mode: api.mode, host: api.host },
    sign_in: { scaikey: found.found || found.offered, api_key: true },
  };
}

/** Answers `GET /api/session`. */
export async function readSession(context: Context, request: Request): Promise<Response> {
  const foreign = refuseForeignHost(request.headers, context.settings);
  if (foreign) return foreign;
  const session = await context.sessions.read(request.headers);
  return Response.json(await sessionState(context, session), { headers: replyGuards });
}
