import type { EndpointSpec } from "@/lib/contract/endpoint";
import { type EndpointName, endpointSpec } from "@/lib/contract/endpoints";
import { authenticate } from "./authenticate";
import { authorize } from "./authorize";
import type { Context, Settings } from "./context";
import { createContext } from "./create-context";
import type { Db } from "./db";
import { answer, fail } from "./failure";
import { namedFaults, withFaults } from "./faults";
import { type Handlers, type Input, RawJson, TextReply } from "./handler";
import type { RateLimiter } from "./rate-limit";
import { parseInput, readBody, readQuery } from "./read-input";
import type { TokenAuthority } from "./token-authority";

export interface Server {
  db: Db;
  settings: Settings;
  tokens: TokenAuthority;
  limiter: RateLimiter;
  now: () => Date;
  handlers: Handlers;
}

interface Arrived {
  request: Request;
  params: Record<string, string>;
  ip: string | null;
}

/**
 * One request to one of the endpoints of its route: who sends it, within their limit, then as the contract says,
 * then whether they may, then the handler. As in FastAPI a 401 comes before a 422, and a 422 before a 403.
 */
export async function serve(
  server: Server,
  names: readonly EndpointName[],
  { request, params, ip }: Arrived,
): Promise<Response> {
  const { db, tokens, limiter } = server;
  const now = server.now();
  const [first] = names;
  if (!first) return fail(404, "Not Found");
  const open = endpointSpec(first).credentials === "none";
  const actor = open ? null : await authenticate(request, { db, tokens, now, ip });
  if (!open && !actor) fail(401, "Not authenticated", { "WWW-Authenticate": "Bearer" });
  const limits = actor ? limiter.count(actor, now) : {};
  const response = await answer(async () => {
    const body = await readBody(request, endpointSpec(first));
    const name = chooseByBody(names, body);
    if (endpointSpec(name).credentials === "jwt" && actor?.type === "api_key") {
      fail(403, "This endpoint takes a signed-in user, not an API key");
    }
    const query = readQuery(new URL(request.url), endpointSpec(name));
    const context = createContext(server, { actor, now, request, ip });
    return runEndpoint(server.handlers, name, context, { params, query, body });
  });
  for (const [header, value] of Object.entries(limits)) response.headers.set(header, value);
  return response;
}

interface Sent {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
}

async function runEndpoint<N extends EndpointName>(
  handlers: Handlers,
  name: N,
  context: Context,
  sent: Sent,
): Promise<Response> {
  const spec = endpointSpec(name);
  const handler = handlers[name];
  if (!handler) fail(501, `${spec.method} ${spec.path} is not built in the embedded API yet`);
  const parsed = parseInput(spec, sent);
  const prepare = (): Input<N> => {
    const domain = authorize(context, name, sent.params);
    const input: unknown = { params: sent.params, ...parsed, domain };
    if (!isInput(name, input)) throw new Error(`${name} got input of another shape`);
    return input;
  };
  const input = prepare();
  return withFaults(namedFaults(context.db, name, sent, input.domain), async () => {
    if (typeof handler !== "function") return respond(spec, await handler.deferred(context, input));
    if (spec.method === "GET") return respond(spec, handler(context, input));
    // Looked up again: another process may write to the same database.
    return respond(
      spec,
      context.transaction(() => handler(context, prepare())),
    );
  });
}

/** Holds because `parsed` came out of the very schemas the type is derived from. */
function isInput<N extends EndpointName>(name: N, input: unknown): input is Input<N> {
  const spec = endpointSpec(name);
  if (typeof input !== "object" || input === null) return false;
  const has = (key: string) => Reflect.get(input, key) !== undefined;
  return (
    has("params") &&
    has("query") === (spec.query !== undefined) &&
    has("body") === (spec.body !== undefined) &&
    has("domain") === spec.path.includes("{domain_id}")
  );
}

function respond(spec: EndpointSpec, reply: unknown): Response {
  if (reply instanceof TextReply) {
    return new Response(reply.text, {
      headers: { "Content-Type": "text/plain; charset=utf-8", ...reply.headers },
    });
  }
  if (reply instanceof RawJson) {
    return new Response(reply.text, {
      status: reply.status,
      headers: { "Content-Type": "application/json" },
    });
  }
  return spec.response === null || reply === undefined
    ? new Response(null, { status: 204 })
    : Response.json(reply);
}

/** Endpoints that share method and path are told apart by whose fields the body has most of. */
function chooseByBody(names: readonly EndpointName[], body: unknown): EndpointName {
  const [first, ...others] = names;
  if (!first) throw new Error("A route without an endpoint");
  const keys = typeof body === "object" && body !== null ? Object.keys(body) : [];
  const score = (name: EndpointName) => {
    const schema = endpointSpec(name).body;
    const shape = schema && "shape" in schema && typeof schema.shape === "object" ? schema.shape : {};
    return keys.filter((key) => key in { ...shape }).length;
  };
  return others.reduce((best, name) => (score(name) > score(best) ? name : best), first);
}
