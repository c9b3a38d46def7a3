import { type Finding, openOutcome, UnsettledError } from "@/lib/api/open-outcome";
import type { EndpointName } from "@/lib/contract/endpoints";
import { endpointSpec } from "@/lib/contract/endpoints";
import type { Problem } from "@/lib/errors/problem";

/** What an action rejects with when its reply is lost, and what is found out when it is looked up. */
export function unsettled<R>(name: EndpointName = "records.create", subject = "www A") {
  const { method } = endpointSpec(name);
  const request = { name, method, path: "/api/v1/domains/d_1/records" };
  const problem: Problem = { kind: "timeout", request, outcome: "unknown", message: "" };
  const found: { next: Finding<R>; looks: number } = { next: { settled: "unknown" }, looks: 0 };
  const open = openOutcome<R>({
    problem,
    trace: {
      name: "records.create",
      objectId: undefined,
      from: Date.now() - 10_000,
      to: Date.now() + 40_000,
    },
    subject,
    look: async () => {
      found.looks++;
      return found.next;
    },
    dueAt: Date.now() + 30_000,
    onApplied: () => undefined,
    onEnd: () => undefined,
  });
  return { error: new UnsettledError(problem, open), problem, open, found };
}
