import { headers } from "next/headers";
import { type EndpointInput, endpointUrl, type ReadName } from "@/lib/contract/endpoints";
import { context } from "./context";
import { passThrough } from "./gateway";
import { isHeldBack } from "./hold";

/** What of the page's own request the gateway looks at. */
const passedOn = ["cookie", "host", "user-agent", "x-forwarded-for"] as const;

/** A page is not held up for longer: the browser asks again by itself. */
const waitMs = 1500;

/** One read for a page's first screen. */
interface PrefetchedRead<N extends ReadName> {
  name: N;
  input: EndpointInput<N>;
  /** The body as the API sent it; undefined after any failure. */
  body: unknown;
  /** The API does not accept the session. */
  unauthenticated: boolean;
  /** Epoch milliseconds. */
  at: number;
}

/**
 * Reads for a server component what its first screen needs, with the visitor's own session. Any failure is left to
 * the browser's own fetch to meet and show; so is a rate limit to wait out.
 */
export async function prefetch<N extends ReadName>(
  name: N,
  input: EndpointInput<N>,
): Promise<PrefetchedRead<N>> {
  return { name, input, ...(await readBody(name, input)), at: Date.now() };
}

/** Whether the page is loaded anew, and not gone to from another one: only then is it drawn before scripts run. */
export async function isDrawnHere(): Promise<boolean> {
  return ((await headers()).get("sec-fetch-dest") ?? "document") === "document";
}

async function readBody<N extends ReadName>(
  name: N,
  input: EndpointInput<N>,
): Promise<Pick<PrefetchedRead<N>, "body" | "unauthenticated">> {
  const own = await headers();
  const { settings } = context();
  const failed = { body: undefined, unauthenticated: false };
  if (isHeldBack(own)) return failed;
  try {
    const request = new Request(`${settings.publicUrl}${endpointUrl(name, input)}`);
    request.headers.set("accept", "application/json");
    for (const header of passedOn) request.headers.set(header, own.get(header) ?? "");
    const reply = await passThrough(context(), request, { timeoutMs: waitMs });
    if (reply.ok) return { body: await reply.json(), unauthenticated: false };
    await reply.body?.cancel();
    return { body: undefined, unauthenticated: reply.status === 401 };
  } catch {
    return failed;
  }
}
