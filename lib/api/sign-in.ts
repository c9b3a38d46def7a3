import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { ApiError } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { problemFromError, problemFromResponse } from "@/lib/errors/problem-from";

const signedOut = z.looseObject({ end_session_url: z.string().nullish() });

/** Signs in with an API key. A key that is refused is a problem on the field `api_key`. */
export function useApiKeySignIn(): UseMutationResult<void, Error, { api_key: string }> {
  return useMutation({
    mutationKey: ["session.apiKey"],
    mutationFn: async (input) => {
      await post("/api/session/api-key", input);
    },
  });
}

/** Ends the session here and at the API. Gives the address at which ScaiKey's own session ends, if there is one. */
export async function signOut(): Promise<string | undefined> {
  const said = signedOut.safeParse(await post("/api/session/sign-out"));
  return said.data?.end_session_url ?? undefined;
}

/** Posts to the console's own session endpoints; throws `ApiError` for anything but a success. */
async function post(path: string, body?: unknown): Promise<unknown> {
  const request = { method: "POST", path } as const;
  let reply: { status: number; headers: Headers; bodyText: string };
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: "no-store",
    });
    reply = { status: response.status, headers: response.headers, bodyText: await response.text() };
  } catch (error) {
    throw failure(problemFromError(error, request, { online: navigator.onLine }));
  }
  const json = parsed(reply.bodyText);
  if (reply.status > 299 || json === undefined) throw failure(problemFromResponse(reply, request));
  return json;
}

/** Signing in or out can be done again at any time: nothing is in doubt after a lost reply. */
function failure(problem: Problem): ApiError {
  return new ApiError({ ...problem, outcome: "none" });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
