import { Hono } from "hono";
import { basePath, type EndpointName, endpointSpec, endpoints } from "@/lib/contract/endpoints";
import { ApiFailure, answer, failureResponse } from "./failure";
import { type Server, serve } from "./serve";

type Env = { Bindings: { ip: string | null } };

/** The contract's table as a router: exact slashes, 404 for other paths and 405 for other methods, as FastAPI answers. */
export function createRouter(server: Server): Hono<Env> {
  const app = new Hono<Env>({ strict: true });
  const routes = byRoute();
  for (const { method, path, names } of routes) {
    app.on(method, path, async (c) =>
      answer(() => serve(server, names, { request: c.req.raw, params: c.req.param(), ip: c.env.ip })),
    );
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const allow = routes.flatMap((route) => (route.path === path ? route.method : [])).join(", ");
    app.all(path, () => failureResponse(new ApiFailure(405, "Method Not Allowed", { Allow: allow })));
  }
  app.notFound(() => failureResponse(new ApiFailure(404, "Not Found")));
  return app;
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
