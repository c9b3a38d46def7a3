import type * as z from "zod/mini";
import { accessEndpoints } from "./access";
import { adminEndpoints } from "./admin";
import { apiKeyEndpoints } from "./api-keys";
import { auditLogEndpoints } from "./audit-logs";
import { authEndpoints } from "./auth";
import { dnssecEndpoints } from "./dnssec";
import { domainEndpoints } from "./domains";
import type { EndpointSpec, PathParam } from "./endpoint";
import { healthEndpoints } from "./health";
import { recordEndpoints } from "./records";
import { reverseZoneEndpoints } from "./reverse-zones";
import { templateEndpoints } from "./templates";
import { transferEndpoints } from "./transfer";
import { userEndpoints } from "./users";
import { validationEndpoints } from "./validation";

/** The published API, each endpoint once. */
export const endpoints = {
  ...healthEndpoints,
  ...authEndpoints,
  ...domainEndpoints,
  ...validationEndpoints,
  ...recordEndpoints,
  ...transferEndpoints,
  ...dnssecEndpoints,
  ...reverseZoneEndpoints,
  ...templateEndpoints,
  ...accessEndpoints,
  ...userEndpoints,
  ...apiKeyEndpoints,
  ...auditLogEndpoints,
  ...adminEndpoints,
};

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;

/** The path every endpoint hangs below, but for those marked `root`. */
export const basePath = "/api/v1";

type Params<E extends EndpointSpec> = [PathParam<E["path"]>] extends [never]
  ? { params?: undefined }
  : { params: { [K in PathParam<E["path"]>]: string } };
type Query<E extends EndpointSpec> = E["query"] extends z.ZodMiniType
  ? { query?: z.input<E["query"]> }
  : { query?: undefined };
type Body<E extends EndpointSpec> = E["body"] extends z.ZodMiniType
  ? { body: z.input<E["body"]> }
  : { body?: undefined };

/** What a call of the endpoint takes: path parameters, query and body as far as it has them. */
export type EndpointInput<N extends EndpointName> = Params<Endpoints[N]> &
  Query<Endpoints[N]> &
  Body<Endpoints[N]>;

/** The parsed body of a success; `undefined` where the endpoint answers without one. */
export type EndpointOutput<N extends EndpointName> = Endpoints[N]["response"] extends z.ZodMiniType
  ? z.output<Endpoints[N]["response"]>
  : undefined;

/** An `EndpointInput` of whichever endpoint, for code that treats all alike. */
export interface AnyInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

/** Looks an endpoint up as its general shape, for code that treats all alike. */
export function endpointSpec(name: EndpointName): EndpointSpec {
  return endpoints[name];
}

/**
 * Path and query of a call, path parameters percent-encoded.
 * `endpointUrl("domains.get", { params: { domain_id: "d_1" } })` → `"/api/v1/domains/d_1"`.
 */
export function endpointUrl(name: EndpointName, input: AnyInput = {}): string {
  const spec = endpointSpec(name);
  const params = new Map<string, unknown>(Object.entries(Object(input.params)));
  const path = spec.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = params.get(key);
    if (typeof value !== "string" || value === "") throw new Error(`${name} needs ${key}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(Object(input.query))) {
    if (value !== undefined && value !== null && value !== "") search.set(key, String(value));
  }
  const query = search.size > 0 ? `?${search}` : "";
  return `${spec.root ? "" : basePath}${path}${query}`;
}

/** Names of endpoints that only read. */
export type ReadName = {
  [N in EndpointName]: Endpoints[N]["method"] extends "GET" ? N : never;
}[EndpointName];

/** Names of endpoints that may change something. */
export type WriteName = Exclude<EndpointName, ReadName>;

/** Cache key of a read: `[name, params, query]`, so that a prefix names all reads of one object. */
export function endpointKey(name: EndpointName, input: AnyInput = {}) {
  return [name, input.params ?? {}, input.query ?? {}] as const;
}
