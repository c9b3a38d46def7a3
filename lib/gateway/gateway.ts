import { allowedEndpoint, handlesCredentials } from "./allowed-endpoint";
import { limitBody } from "./body-limit";
import { type Context, context } from "./context";
import { gatewayError, replyGuards } from "./gateway-error";
import { clientAddress, isLoopback, requestHeaders } from "./headers";
import { refuseCrossSite, refuseForeignHost } from "./same-origin";
import { writeIdHeader } from "./sent-once";
import { addCredentials } from "./session";

/**
 * The door to the API: lets the contract's endpoints through with the session's credentials, and hands the reply
 * back as it is. Its own refusals carry `x-scaidns-console: gateway` and a `detail`: 403 another site's write, 404
 * and 405 not in the contract, 413 body over 10 MB, 421 foreign host, 502 and 504 no reply. A write that comes twice
 * under the same id is sent once.
 */
export function gateway(request: Request): Promise<Response> {
  return passThrough(context(), request);
}

/** `gateway` with its context given. */
export async function passThrough(
  { settings, api, sessions, sentOnce }: Context,
  request: Request,
  { timeoutMs }: { timeoutMs?: number } = {},
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const foreign = refuseForeignHost(request.headers, settings);
  if (foreign) return foreign;

  const endpoint = allowedEndpoint(request.method, pathname);
  if (!endpoint.found) {
    return endpoint.allow.length > 0
      ? gatewayError(405, "Method Not Allowed", { allow: endpoint.allow.join(", ") })
      : gatewayError(404, "Not Found");
  }

  const own = api.mode === "embedded" ? ownCredentials(request.headers) : [];
  const session = own.length > 0 ? undefined : await sessions.read(request.headers);
  if (request.method !== "GET") {
    const crossSite = refuseCrossSite(request.headers, settings, session === undefined);
    if (crossSite) return crossSite;
  }
  if (handlesCredentials(endpoint.name) && !(api.mode === "embedded" && isScript(request.headers, session))) {
    return gatewayError(404, "Not Found");
  }

  const headers = requestHeaders(request.headers, settings);
  for (const [name, value] of own) headers.set(name, value);
  if (session) addCredentials(headers, session);

  const body = limitBody(request);
  const tooLarge = async () => {
    await body.drain();
    return gatewayError(413, "The body is larger than 10 MB");
  };
  if (body.exceeded()) return tooLarge();
  const ip = clientAddress(request.headers, settings);
  const { method } = request;
  const writeId = method === "GET" ? null : request.headers.get(writeIdHeader);
  const sender = `${request.headers.get("cookie")} ${method} ${pathname}${search}`;
  const reply = await sentOnce.run(writeId, sender, () =>
    api.send({
      method,
      path: `${pathname}${search}`,
      headers,
      body: body.stream,
      // What is sent once is not taken back: its reply is there for the browser that asks again.
      ...(writeId === null && { signal: request.signal }),
      ip,
      ...(timeoutMs !== undefined && { timeoutMs }),
    }),
  );
  if (body.exceeded()) {
    await reply.body?.cancel();
    return tooLarge();
  }
  // Towards this very machine, compressing megabytes of records costs more than sending them.
  if (isLoopback(ip)) reply.headers.set("cache-control", `${replyGuards["cache-control"]}, no-transform`);
  return reply;
}

/** Credentials a caller brings itself, which count in embedded mode: `curl -H "X-API-Key: …"`. */
function ownCredentials(headers: Headers): [name: string, value: string][] {
  return ["x-api-key", "authorization"].flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
}

/** Not a page of a browser: no session, and none of the headers that browsers send. */
function isScript(headers: Headers, session: unknown): boolean {
  return session === undefined && !headers.has("origin") && !headers.has("sec-fetch-site");
}
