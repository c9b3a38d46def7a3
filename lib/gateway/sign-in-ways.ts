import { context } from "./context";
import { type SampleKey, type SessionState, sessionState } from "./session-state";

export interface SignInWays {
  environment: SessionState["api"];
  /** Whether the API has a ScaiKey to sign in with. */
  scaikey: boolean;
  /** The public keys of the sample data; null with a real upstream, which has none. */
  sampleKeys: SampleKey[] | null;
}

/** What the sign-in page offers. */
export async function signInWays(): Promise<SignInWays> {
  const { api, sign_in, sample_keys } = await sessionState(context(), undefined);
  return { environment: api, scaikey: sign_in.scaikey, sampleKeys: sample_keys };
}
