import type { Settings } from "@/lib/env";
import { gatewayError } from "./gateway-error";

const localHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether a `Host` names this machine; its port does not matter. */
export function isLocalHost(host: string): boolean {
  return localHosts.has(host.replace(/:\d+$/, "").toLowerCase());
}

/**
 * Refuses, in embedded mode, hosts that are not ours: a foreign name that resolves to this machine is DNS rebinding,
 * and the sample keys are public.
 */
export function refuseForeignHost(headers: Headers, settings: Settings): Response | undefined {
  if (settings.api.mode !== "embedded" || settings.api.exposed) return undefined;
  const host = headers.get("host") ?? "";
  if (isLocalHost(host) || host === new URL(settings.publicUrl).host) return undefined;
  return gatewayError(
    421,
    "The console does not answer under this host name: set PUBLIC_URL to the address you use",
  );
}

/**
 * Refuses requests that another site's page has sent: `Origin`, where browsers send it, must be the console's own
 * public address or the host asked for, and `Sec-Fetch-Site` must agree. Without either header the caller is no
 * browser; then `anonymous` says whether it may pass: yes when it brings its own credentials, no with a cookie.
 */
export function refuseCrossSite(
  headers: Headers,
  settings: Settings,
  anonymous: boolean,
): Response | undefined {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (origin === null && site === null) return anonymous ? undefined : refusal();
  if (site !== null && site !== "same-origin") return refusal();
  if (origin === null || ownOrigins(headers, settings).includes(origin)) return undefined;
  return refusal();
}

/** Both refusals, for a POST of the console's own that only its pages send. */
export function refusePost(headers: Headers, settings: Settings): Response | undefined {
  return refuseForeignHost(headers, settings) ?? refuseCrossSite(headers, settings, false);
}

/** Origins under which a request's sender may see the console. */
function ownOrigins(headers: Headers, { publicUrl }: Settings): string[] {
  return [publicUrl, `${new URL(publicUrl).protocol}//${headers.get("host") ?? ""}`];
}

function refusal(): Response {
  return gatewayError(403, "Refused: the request did not come from the console's own pages");
}
