import { type AuthConfig, authConfig } from "@/lib/contract/auth";
import { endpointUrl } from "@/lib/contract/endpoints";
import type { Api } from "./api";
import { gatewayMark } from "./gateway-error";
import { parseJson } from "./parse-json";

const keptMs = 5 * 60_000;

export type FoundAuthConfig =
  | { found: true; config: AuthConfig }
  /** `offered` is false when the API says that it has no ScaiKey sign-in. */
  | { found: false; offered: boolean };

/** Reads the API's `/auth/config`, and keeps it for some minutes. */
export function createAuthConfig(api: Api): (timeoutMs?: number) => Promise<FoundAuthConfig> {
  let kept: { config: AuthConfig; until: number } | undefined;
  return async (timeoutMs) => {
    if (kept && kept.until > Date.now()) return { found: true, config: kept.config };
    const reply = await api.send({
      method: "GET",
      path: endpointUrl("auth.config"),
      headers: new Headers({ accept: "application/json" }),
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
    const parsed = authConfig.safeParse(parseJson(await reply.text().catch(() => "")));
    if (!reply.ok || !parsed.success) {
      const absent = !reply.headers.has(gatewayMark) && [404, 405, 501].includes(reply.status);
      return { found: false, offered: !absent };
    }
    kept = { config: parsed.data, until: Date.now() + keptMs };
    return { found: true, config: parsed.data };
  };
}
