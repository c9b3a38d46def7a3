import { endpointUrl } from "@/lib/contract/endpoints";
import { paths } from "@/lib/paths";
import type { Context } from "./context";
import { replyGuards } from "./gateway-error";
import { withCookies } from "./redirect";
import { refusePost } from "./same-origin";
import type { Session } from "./session";

/** How long signing out waits for the API: the cookies go in any case. */
const waitMs = 5000;

interface SignedOut {
  signed_out: true;
  /** Whether the API has ended the session too; null for an API key, which has none. */
  api_session_ended: boolean | null;
  /** Where ScaiKey's own session can be ended; null when there is none to end. */
  end_session_url: string | null;
}

/** Ends the session here always, and at the API when it can be reached. */
export async function signOut(context: Context, request: Request): Promise<Response> {
  const refused = refusePost(request.headers, context.settings);
  if (refused) return refused;
  const session = await context.sessions.read(request.headers);
  const result: SignedOut = {
    signed_out: true,
    api_session_ended: session?.method === "scaikey" ? await logOut(context, session) : null,
    end_session_url: session?.method === "scaikey" ? await endSessionUrl(context) : null,
  };
  return withCookies(Response.json(result, { headers: replyGuards }), context.sessions.end());
}

async function logOut({ api, refresher }: Context, session: Extract<Session, { method: "scaikey" }>) {
  const send = async (token: string) => {
    const reply = await api.send({
      method: "POST",
      path: endpointUrl("auth.logout"),
      headers: new Headers({ authorization: `Bearer ${token}` }),
      timeoutMs: waitMs,
    });
    await reply.body?.cancel();
    return reply.status;
  };
  let status = await send(session.access_token);
  if (status === 401 && session.refresh_token !== null) {
    // The access token has run out, but the refresh token would live on.
    const renewal = await refresher.renew(session.refresh_token);
    if (!renewal.renewed) return renewal.ended;
    status = await send(renewal.tokens.access_token);
  }
  return status < 300 || status === 401;
}

async function endSessionUrl({ api, authConfig, settings }: Context): Promise<string | null> {
  // The embedded ScaiKey has no session of its own beside the API's.
  if (api.mode === "embedded") return null;
  const found = await authConfig(waitMs);
  const endpoint = found.found ? found.config.end_session_endpoint : undefined;
  if (!found.found || !endpoint || !URL.canParse(endpoint)) return null;
  const url = new URL(endpoint);
  url.searchParams.set("client_id", found.config.client_id);
  url.searchParams.set("post_logout_redirect_uri", `${settings.publicUrl}${paths.signIn()}`);
  return url.href;
}
