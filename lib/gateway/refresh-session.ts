import type { Context } from "./context";
import { gatewayError, gatewayMark, replyGuards } from "./gateway-error";
import { withCookies } from "./redirect";
import { refusePost } from "./same-origin";
import type { ScaikeySession } from "./session";

/**
 * Renews a ScaiKey session's tokens. 401 when there is nothing to renew, and, with `session_ended`, the API's words and
 * the cookie removed, when the API says that the session is over; any other failure leaves the session as it is.
 */
export async function refreshSession(context: Context, request: Request): Promise<Response> {
  const { settings, sessions, refresher } = context;
  const refused = refusePost(request.headers, settings);
  if (refused) return refused;
  const session = await sessions.read(request.headers);
  if (session?.method !== "scaikey" || session.refresh_token === null) {
    return gatewayError(401, "There is no session to renew");
  }
  const renewal = await refresher.renew(session.refresh_token);
  if (!renewal.renewed) {
    if (!renewal.ended) return renewal.reply();
    // A 401 of the API's own: here it has to be told from that of a session which has nothing to renew.
    const detail = `The API has ended the session: ${renewal.said}`;
    const headers = { ...replyGuards, [gatewayMark]: "gateway" };
    const over = Response.json({ detail, session_ended: true }, { status: 401, headers });
    return withCookies(over, sessions.end());
  }
  const { access_token, refresh_token } = renewal.tokens;
  const renewed: ScaikeySession = {
    ...session,
    access_token,
    refresh_token: refresh_token ?? session.refresh_token,
  };
  const { method, expires_at } = renewed;
  const said = Response.json({ signed_in: true, method, expires_at }, { headers: replyGuards });
  return withCookies(said, await sessions.keep(renewed));
}
