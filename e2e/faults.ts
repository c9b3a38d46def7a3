import type { BrowserContext, Request, Route } from "@playwright/test";

/** A failure of the API, as `X-ScaiDNS-Fault` asks for it; see `lib/embedded/README.md`. */
export interface Fault {
  /** `500`, `422=body.content`, `after-504`, `html`. */
  kind: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Of the API's path and query, without `/api/v1`. */
  path: RegExp;
}

/** Adds the header to the browser's requests that match; gives the function that ends it. */
export async function breakRequests(context: BrowserContext, { kind, method, path }: Fault) {
  const matches = (request: Request) => {
    const { pathname, search } = new URL(request.url());
    return request.method() === method && path.test(`${pathname}${search}`.replace(/^\/api\/v1/, ""));
  };
  const url = /\/api\/v1\//;
  const handler = (route: Route, request: Request) =>
    matches(request)
      ? route.continue({ headers: { ...request.headers(), "x-scaidns-fault": kind } })
      : route.fallback();
  await context.route(url, handler);
  return () => context.unroute(url, handler);
}
