import { context } from "./context";

export interface SampleKey {
  /** `tenant_admin`, or what else the key is for. */
  role: string;
  key: string;
}

/** The public keys of the sample data, which the sign-in page offers; null with a real upstream, which has none. */
export async function sampleKeys(): Promise<SampleKey[] | null> {
  if (context().api.mode !== "embedded") return null;
  const { sampleApiKeys } = await import("@/lib/embedded/sample-api-keys");
  return Object.entries(sampleApiKeys).map(([role, key]) => ({ role, key }));
}
