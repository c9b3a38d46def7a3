import * as z from "zod/mini";
import { authEndpoints } from "@/lib/contract/auth";
import { endpointUrl } from "@/lib/contract/endpoints";
import { ApiError } from "@/lib/errors/api-error";
import type { ProblemRequest } from "@/lib/errors/problem";
import { problemFromError, problemFromResponse } from "@/lib/errors/problem-from";
import { exchange, parsedJson, type Reply } from "./exchange";
import { throttle } from "./throttle";

/** Somebody who is signed in. */
export interface Person {
  id: string;
  name?: string | null | undefined;
  email?: string | null | undefined;
}

const consoleSession = z.looseObject({
  signed_in: z.boolean(),
  /** When it ends, in epoch milliseconds: two sessions never end together. */
  expires_at: z.nullish(z.number()),
  sign_in: z.looseObject({ scaikey: z.boolean(), api_key: z.boolean() }),
  /** Public keys of the sample data, with the embedded API alone. */
  sample_keys: z.nullish(z.array(z.object({ role: z.string(), key: z.string() }))),
});
export type ConsoleSession = z.infer<typeof consoleSession>;

/** What the console's server knows of the session, and the ways to sign in. Throws `ApiError`. */
export async function readConsoleSession(): Promise<ConsoleSession> {
  const request = { method: "GET", path: "/api/session" } as const;
  return read(request, consoleSession);
}

/** Whose the session is, as the API says. Throws `ApiError`, of kind `unauthenticated` where it is nobody's. */
export async function readPerson(): Promise<Person> {
  await throttle.whenOpen();
  const request = { name: "auth.me", method: "GET", path: endpointUrl("auth.me") } as const;
  const { data } = await read(request, authEndpoints["auth.me"].response, throttle.hear);
  return data;
}

async function read<T>(
  request: ProblemRequest,
  schema: z.ZodMiniType<T>,
  heard: (reply: Reply) => void = () => undefined,
): Promise<T> {
  let reply: Reply;
  try {
    reply = await exchange(request.path, { headers: { accept: "application/json" } });
  } catch (error) {
    throw new ApiError(problemFromError(error, request, { online: navigator.onLine }));
  }
  heard(reply);
  const parsed = schema.safeParse(parsedJson(reply.bodyText));
  if (reply.status > 299 || !parsed.success) throw new ApiError(problemFromResponse(reply, request));
  return parsed.data;
}
