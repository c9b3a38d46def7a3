import { z } from "zod";
import type { Settings } from "@/lib/env";
import { requestCookies, setCookie } from "./cookies";
import { createSealer } from "./seal";

const attemptMs = 10 * 60_000;

/** Attempts kept beside a new one: servers refuse requests whose cookies are too long. */
const keptBeside = 4;

const attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  code_verifier: z.string(),
  return_to: z.string(),
  expires_at: z.number(),
});
type Attempt = z.infer<typeof attempt>;

/** Sign-ins under way, each in a sealed cookie of its own, so that two tabs don't spoil each other's. */
export interface Attempts {
  /** The request's attempt with this `state`. */
  read(headers: Headers, state: string): Promise<Attempt | undefined>;
  /** `Set-Cookie` lines that keep a new attempt, and remove the oldest of those the browser already has. */
  keep(headers: Headers, begun: Omit<Attempt, "expires_at">): Promise<string[]>;
  end(state: string): string;
}

export function createAttempts({ publicUrl, sessionSecret }: Settings): Attempts {
  const secure = publicUrl.startsWith("https:");
  const sealer = createSealer(sessionSecret, "sign-in", attempt);
  // The name need not be secret: what counts is the whole state, inside.
  const prefix = `${secure ? "__Host-" : ""}scaidns_sign_in_`;
  const nameOf = (state: string) => prefix + state.replaceAll(/[^\w-]/g, "").slice(0, 8);
  const remove = (name: string) => setCookie(name, "", { maxAge: 0, secure });
  return {
    read: async (headers, state) => {
      const sealed = requestCookies(headers).get(nameOf(state));
      const found = sealed === undefined ? undefined : await sealer.unseal(sealed);
      return found && found.state === state && found.expires_at > Date.now() ? found : undefined;
    },
    keep: async (headers, begun) => {
      const sealed = await sealer.seal({ ...begun, expires_at: Date.now() + attemptMs });
      const kept = setCookie(nameOf(begun.state), sealed, { maxAge: attemptMs / 1000, secure });
      // Browsers send the oldest first (RFC 6265 §5.4).
      const others = [...requestCookies(headers).keys()].filter((name) => name.startsWith(prefix));
      return [kept, ...others.slice(0, -keptBeside).map(remove)];
    },
    end: (state) => remove(nameOf(state)),
  };
}
