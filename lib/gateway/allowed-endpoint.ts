import type { EndpointSpec } from "@/lib/contract/endpoint";
import { basePath, type EndpointName, endpoints } from "@/lib/contract/endpoints";

interface Route {
  name: string;
  spec: EndpointSpec;
  segments: string[];
}

// Fixed segments first, so that `/templates/variables` is not taken for an id.
const routes: Route[] = Object.entries<EndpointSpec>(endpoints)
  .filter(([, spec]) => !spec.root)
  .map(([name, spec]) => ({ name, spec, segments: spec.path.split("/").slice(1) }))
  .sort((a, b) => count(a) - count(b));

function count({ segments }: Route): number {
  return segments.filter(isParam).length;
}

function isParam(segment: string): boolean {
  return segment.startsWith("{");
}

export type AllowedEndpoint =
  | { found: true; name: string; spec: EndpointSpec }
  /** `allow`: methods the path has; empty when no endpoint has the path. */
  | { found: false; allow: string[] };

/**
 * The contract's endpoint for a method and a raw URL path, percent-encoded as it came; trailing slashes count.
 * What could be read as another path further on (`..`, encoded slashes, double encoding, controls) is no match.
 */
export function allowedEndpoint(method: string, pathname: string): AllowedEndpoint {
  if (!pathname.startsWith(`${basePath}/`)) return { found: false, allow: [] };
  const segments = pathname.slice(basePath.length + 1).split("/");
  const matching = routes.filter((route) => matches(route.segments, segments));
  const route = matching.find(({ spec }) => spec.method === method);
  if (route) return { found: true, name: route.name, spec: route.spec };
  return { found: false, allow: [...new Set(matching.map(({ spec }) => spec.method))] };
}

function matches(pattern: string[], segments: string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((expected, index) => {
      const segment = segments[index] ?? "";
      return isParam(expected) ? isPlainValue(segment) : expected === segment;
    })
  );
}

function isPlainValue(segment: string): boolean {
  try {
    const value = decodeURIComponent(segment);
    return value !== "" && value !== "." && value !== ".." && !/[/\\%\x00-\x1f\x7f]/.test(value);
  } catch {
    return false;
  }
}

/** The exchange of credentials, which the session routes do for browsers: its replies hold tokens. */
const credentialEndpoints: ReadonlySet<string> = new Set<EndpointName>([
  "auth.token",
  "auth.refresh",
  "auth.logout",
]);

/** Whether an endpoint is kept from browsers, so that no token ever reaches a script. */
export function handlesCredentials(name: string): boolean {
  return credentialEndpoints.has(name);
}
