import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import * as z from "zod/mini";
import { ApiError } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { problemFromError, problemFromResponse } from "@/lib/errors/problem-from";
import type { Person } from "./console-session";
import { exchange, parsedJson, type Reply } from "./exchange";
import { sessionChanged, whileSessionHeld } from "./session";
import { tabs } from "./tabs";
import { throttle } from "./throttle";

const signedOut = z.looseObject({ end_session_url: z.nullish(z.string()) });
const signedIn = z.looseObject({
  user: z.looseObject({ id: z.string(), name: z.nullish(z.string()), email: z.nullish(z.string()) }),
});

/** Signs in with an API key and says whose it is. A key that is refused is a problem on the field `api_key`. */
export function useApiKeySignIn(): UseMutationResult<Person, Error, { api_key: string }> {
  return useMutation({
    mutationKey: ["session.apiKey"],
    mutationFn: async (input) => {
      const { user } = await whileSessionHeld(() => post("/api/session/api-key", signedIn, input));
      announceSignIn(user);
      return user;
    },
  });
}

/** Tells all tabs, this one too, that the credentials are others from now on; whose they are where that is known. */
export function announceSignIn(person?: Person): void {
  sessionChanged();
  throttle.clear();
  tabs.tell({ kind: "signed-in", person });
}

/** Tells the other tabs whose page has been opened: they may wait for a sign-in, or think it is somebody else. */
export function tellSignedIn(person: Person): void {
  tabs.tell({ kind: "signed-in", person });
}

/** Calls back when another tab tells of somebody who is signed in, until the returned function is called. */
export function hearSignedIn(listener: (person: Person | undefined) => void): () => void {
  return tabs.hear((said) => {
    if (said.kind !== "signed-in") return;
    sessionChanged();
    listener(said.person);
  });
}

/** Ends the session here and at the API. Gives the address at which ScaiKey's own session ends, if there is one. */
export async function signOut(): Promise<string | undefined> {
  const said = await whileSessionHeld(() => post("/api/session/sign-out", signedOut));
  throttle.clear();
  return said.end_session_url ?? undefined;
}

/** Posts to the console's own session endpoints; throws `ApiError` for anything but a success of this shape. */
async function post<T>(path: string, schema: z.ZodMiniType<T>, body?: unknown): Promise<T> {
  const request = { method: "POST", path } as const;
  let reply: Reply;
  try {
    reply = await exchange(path, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw failure(problemFromError(error, request, { online: navigator.onLine }));
  }
  const said = schema.safeParse(parsedJson(reply.bodyText));
  if (reply.status > 299 || !said.success) throw failure(problemFromResponse(reply, request));
  return said.data;
}

/** Signing in or out can be done again at any time: nothing is in doubt after a lost reply. */
function failure(problem: Problem): ApiError {
  return new ApiError({ ...problem, outcome: "none" });
}
