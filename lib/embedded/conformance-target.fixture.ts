import { createHash } from "node:crypto";
import type { Permission } from "@/lib/contract/permissions";
import { openEmbedded } from "./embedded";
import { sampleApiKeys } from "./sample-api-keys";

/** An API to hold against the contract. */
export interface Target {
  /** The embedded API, in memory: everything may be tried on it. */
  embedded: boolean;
  /** The key to call an endpoint with that needs this permission. */
  keyFor(permission: Permission | undefined): string;
  send(path: string, init: RequestInit): Promise<Response>;
  /** What `auth.token` takes, of somebody who has just signed in; null where no test can do that. */
  authorizationCode(): { code: string; code_verifier: string; redirect_uri: string } | null;
}

const origin = "http://console.test";

/** The API at `CONFORMANCE_URL` (below which `/api/v1` is) with the key in `CONFORMANCE_API_KEY`, else the embedded one. */
export function conformanceTarget(env: NodeJS.ProcessEnv = process.env): Target {
  const url = env.CONFORMANCE_URL?.replace(/\/+$/, "");
  if (!url) return embeddedTarget();
  const key = env.CONFORMANCE_API_KEY;
  if (!key) throw new Error("CONFORMANCE_URL needs CONFORMANCE_API_KEY beside it");
  return {
    embedded: false,
    keyFor: () => key,
    send: (path, init) => fetch(url + path, { ...init, redirect: "manual" }),
    authorizationCode: () => null,
  };
}

function embeddedTarget(): Target {
  const api = openEmbedded({ dataDir: ":memory:", publicUrl: origin, seed: "people" });
  const code_verifier = "a-verifier-that-is-long-enough-for-rfc-7636-43";
  const redirect_uri = `${origin}/api/session/callback`;
  return {
    embedded: true,
    // Zones of a platform admin are active at once: they would have nothing to validate.
    keyFor: (permission) =>
      permission === "platform:admin" ? sampleApiKeys.platform_admin : sampleApiKeys.tenant_admin,
    send: (path, init) => api.handle(new Request(origin + path, init)),
    authorizationCode: () => ({
      ...api.issueCode({
        user_id: "u_tenant_admin",
        client_id: "scaidns-console",
        redirect_uri,
        code_challenge: createHash("sha256").update(code_verifier).digest("base64url"),
        code_challenge_method: "S256",
      }),
      code_verifier,
      redirect_uri,
    }),
  };
}
