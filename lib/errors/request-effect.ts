import type { EndpointName } from "@/lib/contract/endpoints";
import type { Outcome, ProblemRequest } from "./problem";

/** POSTs that change nothing, so that losing their reply loses nothing (API pages Records, Import, Templates). */
const readingPosts: ReadonlySet<EndpointName | undefined> = new Set<EndpointName>([
  "import.preview",
  "me.checkPermission",
  "records.search",
  "reverseZones.preview",
  "templates.preview",
]);

/** Whether the request only reads, so that it may be sent again at will. */
export function isRead(request: ProblemRequest): boolean {
  return request.method === "GET" || readingPosts.has(request.name);
}

/** Whether doing it twice is the same as doing it once, so that it may be sent again while its outcome is unknown. */
export function isRepeatable({ name }: ProblemRequest): boolean {
  return name === "validation.check";
}

/**
 * What a reply of this status leaves of a write (errors.md row 19): a 4xx was refused before anything was done, and
 * so was a 501 (RFC 9110 §15.6.2). After 408 and 499 someone stopped waiting; anything else may have been applied.
 */
export function outcomeOfStatus(request: ProblemRequest, status: number): Outcome {
  if (isRead(request)) return "none";
  const refused = status === 501 || (status >= 400 && status < 500 && status !== 408 && status !== 499);
  return refused ? "refused" : "unknown";
}
