import { rateLimitHeaders } from "@/lib/contract/errors";
import type { Settings } from "@/lib/env";
import { replyGuards } from "./gateway-error";

const requestAllowed = ["accept", "content-type", "user-agent"] as const;

/** Headers that ask the embedded API to fail in some way: see `lib/embedded/README.md`. */
const faultHeader = "x-scaidns-fault";

const replyAllowed: readonly string[] = [
  "content-type",
  "content-disposition",
  "retry-after",
  "x-request-id",
  "date",
  "allow",
  ...Object.values(rateLimitHeaders).flat(),
  "ratelimit",
  "ratelimit-policy",
];

/** The caller's address: the entry of `X-Forwarded-For` that the outermost trusted proxy has appended. */
export function clientAddress(
  headers: Headers,
  { trustedProxies }: Pick<Settings, "trustedProxies">,
): string | undefined {
  const chain = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  const address = chain.at(-1 - trustedProxies) || chain[0] || undefined;
  // Node writes IPv4 callers of a dual-stack socket as IPv6.
  return address?.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Whether an address is this machine's own. */
export function isLoopback(address: string | undefined): boolean {
  return address === "::1" || /^127(\.\d+){3}$/.test(address ?? "");
}

/** What of a browser's headers goes to the API; credentials are added elsewhere. */
export function requestHeaders(incoming: Headers, settings: Settings): Headers {
  const headers = pick(incoming, requestAllowed);
  if (settings.api.mode === "embedded") copy(incoming, headers, faultHeader);
  const address = clientAddress(incoming, settings);
  if (address) headers.set("x-forwarded-for", address);
  return headers;
}

/** What of the API's headers goes to the browser. */
export function replyHeaders(upstream: Headers): Headers {
  const headers = pick(upstream, replyAllowed);
  for (const [name, value] of Object.entries(replyGuards)) headers.set(name, value);
  return headers;
}

function pick(from: Headers, names: readonly string[]): Headers {
  const to = new Headers();
  for (const name of names) copy(from, to, name);
  return to;
}

function copy(from: Headers, to: Headers, name: string): void {
  const value = from.get(name);
  if (value !== null) to.set(name, value);
}
