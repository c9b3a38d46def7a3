import { z } from "zod";
import { limitBody } from "./body-limit";
import type { Context } from "./context";
import { gatewayError } from "./gateway-error";
import { redirect } from "./redirect";
import { refuseForeignHost, refusePost } from "./same-origin";
import { callbackPath } from "./scaikey";

/**
 * What the embedded ScaiKey's page sends: the authorization request's parameters as they came in its URL, and the
 * `user_id` that was chosen, or none to decline.
 */
const sampleSignInForm = z.object({
  user_id: z.string().default(""),
  response_type: z.literal("code"),
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string().default("openid"),
  state: z.string().min(1),
  nonce: z.string().default(""),
  code_challenge: z.string(),
  code_challenge_method: z.string(),
});

const maxFormBytes = 16 * 1024;

/** Grants the code for the chosen sample identity and sends the browser back with it; 404 with a real upstream. */
export async function authorizeSampleIdentity(context: Context, request: Request): Promise<Response> {
  const { api, settings, authConfig } = context;
  if (!api.embedded) return gatewayError(404, "Not Found");
  const refused = refusePost(request.headers, settings);
  if (refused) return refused;
  const limited = limitBody(request, maxFormBytes);
  const sent = new Response(limited.exceeded() ? null : limited.stream, {
    headers: { "content-type": request.headers.get("content-type") ?? "" },
  });
  const form = sampleSignInForm.safeParse(
    Object.fromEntries(await sent.formData().catch(() => new FormData())),
  );
  if (limited.exceeded()) return gatewayError(413, "The request is too large");
  const config = await authConfig();
  const redirectUri = `${settings.publicUrl}${callbackPath}`;
  // RFC 6749 §4.1.2.1: with these wrong, there is nowhere safe to send the error.
  if (!form.success || !config.found)
    return gatewayError(400, "This is not a complete authorization request");
  const { user_id, state, response_type: _, ...asked } = form.data;
  if (asked.client_id !== config.config.client_id || asked.redirect_uri !== redirectUri) {
    return gatewayError(400, "client_id or redirect_uri is not this console's");
  }
  const back = new URL(redirectUri);
  back.searchParams.set("state", state);
  back.searchParams.set("iss", config.config.issuer);
  if (user_id === "") {
    back.searchParams.set("error", "access_denied");
    return redirect(back.href);
  }
  try {
    const { issueCode } = await api.embedded();
    back.searchParams.set("code", issueCode({ ...asked, user_id, nonce: asked.nonce || null }).code);
  } catch (error) {
    back.searchParams.set("error", "invalid_request");
    back.searchParams.set("error_description", error instanceof Error ? error.message : "refused");
  }
  return redirect(back.href);
}

/** The embedded ScaiKey's own endpoints below `/api/scaikey`; 404 with a real upstream. */
export async function embeddedScaikey(context: Context, request: Request): Promise<Response> {
  if (!context.api.embedded) return gatewayError(404, "Not Found");
  const foreign = refuseForeignHost(request.headers, context.settings);
  if (foreign) return foreign;
  const { handle } = await context.api.embedded();
  return handle(request);
}
