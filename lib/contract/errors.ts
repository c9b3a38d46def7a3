import * as z from "zod/mini";

/** One entry of FastAPI's own 422: Pydantic 1 sends `loc, msg, type`, Pydantic 2 adds `input, ctx, url`. */
const validationIssue = z.looseObject({
  loc: z.array(z.union([z.string(), z.number()])),
  msg: z.string(),
  type: z.nullish(z.string()),
});
export type ValidationIssue = z.infer<typeof validationIssue>;

/** `detail` as an object: conflicts carry record ids (API page Errors). */
const errorObject = z.looseObject({
  message: z.string(),
  field: z.nullish(z.string()),
  conflicts: z.nullish(z.array(z.string())),
});

/** The body of every error of the API, in its three shapes (API page Errors). */
export const errorBody = z.looseObject({
  detail: z.union([z.string(), z.array(validationIssue), errorObject]),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** Rate-limit headers near a limit: the assumed names, then those of the IETF draft. */
export const rateLimitHeaders = {
  limit: ["x-ratelimit-limit", "ratelimit-limit"],
  remaining: ["x-ratelimit-remaining", "ratelimit-remaining"],
  /** `x-` holds Unix seconds, the IETF one seconds from now. */
  reset: ["x-ratelimit-reset", "ratelimit-reset"],
} as const;
