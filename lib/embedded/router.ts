import { Hono } from "hono";
import type { EndpointSpec } from "@/lib/contract/endpoint";
import { basePath, type EndpointName, endpointSpec, endpoints } from "@/lib/contract/endpoints";
import { authenticate } from "./authenticate";
import { authorize } from "./authorize";
import type { Actor, Context, Settings } from "./context";
import { createContext } from "./create-context";
import type { Db } from "./db";
import { ApiFailure, answer, fail, failureResponse } from "./failure";
import { type Handlers, type Input, RawJson, TextReply } from "./handler";
import type { rateLimiter } from "./rate-limit";
import { parseInput, readBody, readQuery } from "./read-input";
import type { TokenAuthority } from "./token-authority";

export interface Server {
  db: Db;
  settings: Settings;
  tokens: TokenAuthority;
  limiter: ReturnType<typeof rateLimiter>;
  now: () => Date;
  handlers: Handlers;
}

type Env = { Bindings: { ip: string | null } };

/** The contract's table as a router: exact slashes, 404 for other paths and 405 for other methods, as FastAPI answers. */
export function createRouter(server: Server): Hono<Env> {
  const app = new Hono<Env>({ strict: true });
  const routes = byRoute();
  for (const { method, path, names } of routes) {
    app.on(method, path, async (c) => answer(() => serve(server, names, c.req.raw, c.req.param(), c.env.ip)));
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, () => failureResponse(new ApiFailure(405, "Method Not Allowed")));
  }
  app.notFound(() => failureResponse(new ApiFailure(404, "Not Found")));
  return app;
}

async function serve(
  server: Server,
  names: readonly EndpointName[],
  request: Request,
  params: Record<string, string>,
  ip: string | null,
): Promise<Response> {
  const { db, tokens, limiter } = server;
  const now = server.now();
  const [first] = names;
  if (!first) return fail(404, "Not Found");
  const open = endpointSpec(first).credentials === "none";
  const actor = open ? null : await authenticate(request, { db, tokens, now, ip });
  if (!open && !actor) fail(401, "Not authenticated", { "WWW-Authenticate": "Bearer" });
  const limits = actor ? limiter.count(actor, now) : {};
  const url = new URL(request.url);
  const body = await readBody(request, endpointSpec(first));
  const name = chooseByBody(names, body);
  const context = createContext(server, { actor, now, request, ip });
  const response = await runEndpoint(
    server,
    name,
    context,
    { params, query: readQuery(url, endpointSpec(name)), body },
    actor,
  );
  for (const [header, value] of Object.entries(limits)) response.headers.set(header, value);
  return response;
}

interface Sent {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
}

async function runEndpoint<N extends EndpointName>(
  server: Server,
  name: N,
  context: Context,
  sent: Sent,
  actor: Actor | null,
): Promise<Response> {
  const spec = endpointSpec(name);
  const handler = server.handlers[name];
  if (!handler) fail(501, `${spec.method} ${spec.path} is not built in the embedded API yet`);
  if (spec.credentials === "jwt" && actor?.type === "api_key") {
    fail(403, "This endpoint takes a signed-in user, not an API key");
  }
  const parsed = parseInput(spec, sent);
  const prepare = (): Input<N> => {
    const domain = authorize(context, name, sent.params);
    const input: unknown = { params: sent.params, ...parsed, domain };
    if (!isInput(name, input)) throw new Error(`${name} got input of another shape`);
    return input;
  };
  if (typeof handler !== "function") return respond(spec, await handler.deferred(context, prepare()));
  if (spec.method === "GET") return respond(spec, handler(context, prepare()));
  return respond(
    spec,
    context.transaction(() => handler(context, prepare())),
  );
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

interface Route {
  method: string;
  path: string;
  names: EndpointName[];
}

/** Literal segments before parameters, so that `/domains/types` is not the domain `types`. */
function byRoute(): Route[] {
  const routes = new Map<string, Route>();
  for (const name of Object.keys(endpoints).filter(isEndpointName)) {
    const spec = endpointSpec(name);
    const path = (spec.root ? "" : basePath) + spec.path.replaceAll(/\{(\w+)\}/g, ":$1");
    const key = `${spec.method} ${path}`;
    const route = routes.get(key) ?? { method: spec.method, path, names: [] };
    route.names.push(name);
    routes.set(key, route);
  }
  const parameters = (route: Route) => route.path.split(":").length;
  return [...routes.values()].sort((a, b) => parameters(a) - parameters(b));
}

function isEndpointName(name: string): name is EndpointName {
  return name in endpoints;
}
