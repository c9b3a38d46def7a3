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
  /** The public keys of the sample data; null with a real upstream, which has none. */
  sample_keys: SampleKey[] | null;
}

export interface SampleKey {
  /** `tenant_admin`, or what else the key is for. */
  role: string;
  key: string;
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
    sample_keys: await sampleKeys(api.mode),
  };
}

async function sampleKeys(mode: SessionState["api"]["mode"]): Promise<SampleKey[] | null> {
  if (mode !== "embedded") return null;
  const { sampleApiKeys } = await import("@/lib/embedded/sample-api-keys");
  return Object.entries(sampleApiKeys).map(([role, key]) => ({ role, key }));
}

/** Answers `GET /api/session`. */
export async function readSession(context: Context, request: Request): Promise<Response> {
  const foreign = refuseForeignHost(request.headers, context.settings);
  if (foreign) return foreign;
  const session = await context.sessions.read(request.headers);
  const state = await sessionState(context, session);
  // ScaiKey sends people back to the public address, whose session a page at another one does not share.
  const here = request.headers.get("host") === new URL(context.settings.publicUrl).host;
  const sign_in = { ...state.sign_in, scaikey: state.sign_in.scaikey && here };
  return Response.json({ ...state, sign_in }, { headers: replyGuards });
}
