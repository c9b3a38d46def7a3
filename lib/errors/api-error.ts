import type { Problem, ProblemRequest } from "./problem";
import { isRead } from "./request-effect";
import { errorWords, readTransportError } from "./transport-error";

/** The one error that calls of the API throw; everything there is to know is in `problem`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly problem: Problem;

  constructor(problem: Problem, options?: { cause?: unknown }) {
    const { request, status, message } = problem;
    super(
      [`${request.method} ${request.path}:`, status, problem.kind, message].filter(Boolean).join(" "),
      options,
    );
    this.problem = problem;
  }
}

/**
 * The problem behind anything that was thrown. What is neither an `ApiError` nor a network's failure is a `defect`
 * of the console. `request` is used where the error does not carry its own. Never throws.
 */
export function problemOf(error: unknown, request?: ProblemRequest): Problem {
  if (error instanceof ApiError) return error.problem;
  const failure = readTransportError(error, false);
  const outcome = request && isRead(request) ? ("none" as const) : ("unknown" as const);
  return {
    kind: failure?.kind ?? "defect",
    request: request ?? { method: "GET", path: "" },
    outcome,
    message: errorWords(error).whole,
  };
}
