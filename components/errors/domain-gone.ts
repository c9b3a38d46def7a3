import type { EndpointName } from "@/lib/contract/endpoints";
import type { Problem } from "@/lib/errors/problem";

/** Reads whose 404 is about the domain itself, not about something in it. */
const ofTheDomain: ReadonlySet<EndpointName | undefined> = new Set<EndpointName>([
  "domains.get",
  "records.list",
  "validation.get",
  "dnssec.get",
  "export.get",
]);

/** Whether the problem says that a domain is not there, or not to be seen (errors.md row 9). */
export function isDomainGone(problem: Problem): boolean {
  return problem.kind === "not-found" && ofTheDomain.has(problem.request.name);
}
