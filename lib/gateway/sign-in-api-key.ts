import { z } from "zod";
import { authEndpoints } from "@/lib/contract/auth";
import { endpointUrl } from "@/lib/contract/endpoints";
import { errorBody } from "@/lib/contract/errors";
import { limitBody } from "./body-limit";
import type { Context } from "./context";
import { gatewayError, replyGuards } from "./gateway-error";
import { clientAddress, requestHeaders } from "./headers";
import { parseJson } from "./parse-json";
import { withCookies } from "./redirect";
import { refusePost } from "./same-origin";
import type { Session } from "./session";
import { sessionState } from "./session-state";

const maxRequestBytes = 4096;

const body = z.object({
  api_key: z
    .string("field required")
    .trim()
    .min(1, "field required")
    // Anything else could not travel in a header.
    .regex(/^[\x21-\x7e]+$/, "an API key has no spaces or special characters"),
});

/**
 * Signs in with `{api_key}` after asking the API who it is. A key the API refuses is a 400 on the field `api_key`,
 * not a 401: the request was understood, its content was not right. Other failures are the API's own. Answers with the
 * session's state, and in `user` whose key it is.
 */
export async function signInWithApiKey(context: Context, request: Request): Promise<Response> {
  const { settings, api, sessions } = context;
  const refused = refusePost(request.headers, settings);
  if (refused) return refused;
  const limited = limitBody(request, maxRequestBytes);
  const text = limited.exceeded() ? "" : await new Response(limited.stream).text().catch(() => "");
  if (limited.exceeded()) return gatewayError(413, "The request is too large");
  const parsed = body.safeParse(parseJson(text));
  if (!parsed.success) {
    const detail = parsed.error.issues.map((issue) => ({
      loc: ["body", ...issue.path],
      msg: issue.message,
      type: "value_error",
    }));
    return Response.json({ detail }, { status: 422, headers: replyGuards });
  }
  const { api_key } = parsed.data;
  const headers = requestHeaders(request.headers, settings);
  headers.delete("content-type");
  headers.set("x-api-key", api_key);
  const reply = await api.send({
    method: "GET",
    path: endpointUrl("auth.me"),
    headers,
    ip: clientAddress(request.headers, settings),
    signal: request.signal,
  });
  if (reply.status === 401) {
    const said = errorBody.safeParse(parseJson(await reply.text().catch(() => "")));
    const message =
      said.success && typeof said.data.detail === "string" ? said.data.detail : "Invalid API key";
    return gatewayError(400, { message, field: "api_key" });
  }
  if (!reply.ok) return reply;
  const me = authEndpoints["auth.me"].response.safeParse(parseJson(await reply.text().catch(() => "")));
  if (!me.success) return gatewayError(502, "The API did not say whose key this is");
  const session: Session = { method: "api_key", api_key, expires_at: sessions.newExpiry() };
  const { id, name, email } = me.data.data;
  return withCookies(
    Response.json(
      { ...(await sessionState(context, session)), user: { id, name, email } },
      { headers: replyGuards },
    ),
    await sessions.keep(session),
  );
}
