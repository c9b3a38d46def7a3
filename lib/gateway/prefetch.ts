import { headers } from "next/headers";
import { type EndpointInput, endpointUrl, type ReadName } from "@/lib/contract/endpoints";
import { context } from "./context";
import { passThrough } from "./gateway";

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
  /** Epoch milliseconds. */
  at: number;
}

/**
 * Reads for a server component what its first screen needs, with the visitor's own session. Any failure is left to
 * the browser's own fetch to meet and show.
 */
export async function prefetch<N extends ReadName>(
  name: N,
  input: EndpointInput<N>,
): Promise<PrefetchedRead<N>> {
  return { name, input, body: await readBody(name, input), at: Date.now() };
}

async function readBody<N extends ReadName>(name: N, input: EndpointInput<N>): Promise<unknown> {
  const own = await headers();
  const { settings } = context();
  try {
    const request = new Request(`${settings.publicUrl}${endpointUrl(name, input)}`);
    request.headers.set("accept", "application/json");
    for (const header of passedOn) request.headers.set(header, own.get(header) ?? "");
    const reply = await passThrough(context(), request, { timeoutMs: waitMs });
    return reply.ok ? await reply.json() : undefined;
  } catch {
    return undefined;
  }
}
