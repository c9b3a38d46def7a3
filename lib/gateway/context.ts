import { makeFolder, type Settings, settings } from "@/lib/env";
import { type Api, createApi, type EmbeddedApi } from "./api";
import { createAuthConfig, type FoundAuthConfig } from "./auth-config";
import { createHealth, type Health } from "./health";
import { createIdTokenCheck, type IdTokenCheck } from "./id-token";
import { createParentDs, type ParentDsLookup } from "./parent-ds";
import { createRefresher, type Refresher } from "./refresh";
import { type Attempts, createAttempts } from "./scaikey-attempt";
import { createSentOnce, type SentOnce } from "./sent-once";
import { createSessions, type Sessions } from "./session";

/** What the gateway works with; one per process, and one per test. */
export interface Context {
  settings: Settings;
  api: Api;
  sessions: Sessions;
  attempts: Attempts;
  refresher: Refresher;
  sentOnce: SentOnce;
  authConfig: (timeoutMs?: number) => Promise<FoundAuthConfig>;
  checkIdToken: IdTokenCheck;
  health: () => Promise<Health>;
  parentDs: ParentDsLookup;
}

async function openEmbedded(of: Settings): Promise<EmbeddedApi> {
  if (of.api.mode !== "embedded") throw new Error("There is no embedded API beside a real one");
  const { resolvers } = of;
  const { dataDir } = of.api;
  makeFolder(dataDir);
  const { openEmbedded: open } = await import("@/lib/embedded/embedded");
  return open({ dataDir, publicUrl: of.publicUrl, ...(resolvers.length > 0 && { resolver: resolvers }) });
}

export function createContext(
  of: Settings,
  open: () => Promise<EmbeddedApi> = () => openEmbedded(of),
): Context {
  const api = createApi(of, open);
  return {
    settings: of,
    api,
    sessions: createSessions(of),
    attempts: createAttempts(of),
    refresher: createRefresher(api),
    sentOnce: createSentOnce(),
    authConfig: createAuthConfig(api),
    checkIdToken: createIdTokenCheck(api),
    health: createHealth(api),
    parentDs: createParentDs(of.resolvers),
  };
}

declare global {
  // Next bundles routes and pages apart: only the global object is one per process.
  var scaidnsGateway: Context | undefined;
}

/** The process's own context. Throws `SettingsError` when the settings can't be used. */
export function context(): Context {
  globalThis.scaidnsGateway ??= createContext(settings());
  return globalThis.scaidnsGateway;
}
