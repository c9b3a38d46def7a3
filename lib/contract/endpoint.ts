import type * as z from "zod/mini";
import type { Permission } from "./permissions";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface EndpointSpec {
  method: Method;
  /** Below `/api/v1`, or below the host's root when `root` is set. `{name}` is one path segment. */
  path: `/${string}`;
  root?: true;
  query?: z.ZodMiniObject;
  body?: z.ZodMiniType;
  /** How the body travels; JSON unless said. */
  encoding?: "multipart";
  /** Body of a success. `null`: a 204, which has none. */
  response: z.ZodMiniType | null;
  /** What of a reply that is not as the API page says can be read all the same; it is read again by `response`. */
  salvage?: (json: unknown) => unknown;
  /** How the reply travels; JSON unless said. */
  reply?: "text";
  /** Credentials accepted: any unless said. */
  credentials?: "jwt" | "none";
  /** What the caller must hold on the domain (or tenant) concerned. */
  permission?: Permission;
  /** Why this endpoint, or part of it, is our reading rather than published. */
  assumed?: string;
}

/** Declares one endpoint and keeps its exact types. */
export function endpoint<const E extends EndpointSpec>(spec: E): E {
  return spec;
}

/** Names in a path template: `"/domains/{domain_id}"` → `"domain_id"`. */
export type PathParam<P extends string> = P extends `${string}{${infer K}}${infer Rest}`
  ? K | PathParam<Rest>
  : never;
