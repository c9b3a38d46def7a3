import { context } from "./context";

/** Somebody the embedded ScaiKey can sign in. */
export interface SampleIdentity {
  user_id: string;
  name: string;
  email: string;
  tenant_name: string;
  /** Role names, with the zone for a role on a single one: `tenant_admin`, `record_editor on example.com`. */
  roles: string[];
}

/**
 * Whom the embedded ScaiKey's page offers; null with a real upstream, which has no such page.
 * The page shows a form with method POST to `/api/scaikey/authorize`: every parameter of its own URL as a hidden
 * field (`response_type`, `client_id`, `redirect_uri`, `scope`, `state`, `nonce`, `code_challenge`,
 * `code_challenge_method`), and `user_id` as the value of the button pressed; without it the sign-in is declined.
 */
export async function sampleIdentities(): Promise<SampleIdentity[] | null> {
  const { api } = context();
  return api.embedded ? (await api.embedded()).sampleIdentities() : null;
}
