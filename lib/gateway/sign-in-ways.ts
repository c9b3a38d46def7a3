import { context } from "./context";
import { type SessionState, sessionState } from "./session-state";

interface SampleKey {
  /** `tenant_admin`, or what else the key is for. */
  role: string;
  key: string;
}

export interface SignInWays {
  environment: SessionState["api"];
  /** Whether the API has a ScaiKey to sign in with. */
  scaikey: boolean;
  /** The public keys of the sample data; null with a real upstream, which has none. */
  sampleKeys: SampleKey[] | null;
}

/** What the sign-in page offers. */
export async function signInWays(): Promise<SignInWays> {
  const { api, sign_in } = await sessionState(context(), undefined);
  return { environment: api, scaikey: sign_in.scaikey, sampleKeys: await sampleKeys(api.mode) };
}

async function sampleKeys(mode: SessionState["api"]["mode"]): Promise<SampleKey[] | null> {
  if (mode !== "embedded") return null;
  const { sampleApiKeys } = await import("@/lib/embedded/sample-api-keys");
  return Object.entries(sampleApiKeys).map(([role, key]) => ({ role, key }));
}
