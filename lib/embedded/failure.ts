import type { ErrorBody } from "@/lib/contract/errors";

export type Detail = ErrorBody["detail"];

/** An error answer of the API, thrown from anywhere below the router: it also rolls the request back. */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly detail: Detail,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${typeof detail === "string" ? detail : JSON.stringify(detail)}`);
  }
}

/** Ends the request with an error in one of the API's three shapes. */
export function fail(status: number, detail: Detail, headers?: Readonly<Record<string, string>>): never {
  throw new ApiFailure(status, detail, headers);
}

/** The answer a failure becomes. */
export function failureResponse(failure: ApiFailure): Response {
  return Response.json(
    { detail: failure.detail },
    { status: failure.status, headers: { ...failure.headers } },
  );
}

/** Runs one request; whatever it throws becomes an answer without a trace of our insides. */
export async function answer(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ApiFailure) return failureResponse(error);
    console.error(error);
    return failureResponse(new ApiFailure(500, "Internal Server Error"));
  }
}
