import type { Problem, ProblemRequest, RetryTime } from "./problem";
import { isRead } from "./request-effect";

/** The problem of a request that is not sent, because the API has said that it takes none before `retryAt`. */
export function throttledProblem(
  request: ProblemRequest,
  { retryAt, source }: Pick<RetryTime, "retryAt" | "source">,
  now: number,
): Problem<"rate-limited"> {
  return {
    kind: "rate-limited",
    request,
    outcome: isRead(request) ? "none" : "refused",
    message: "",
    status: 429,
    who: "api",
    unsent: true,
    retryAt,
    retryAfterSeconds: Math.max(1, Math.ceil((retryAt - now) / 1000)),
    source,
  };
}
