import { createViteServer } from "vitest/node";
import { root } from "../project.mjs";

/** The embedded API in this process, read from its sources, with sample data in a folder; and what opens its database. */
export async function openEmbedded(dataDir) {
  const vite = await createViteServer({
    root,
    configFile: false,
    logLevel: "error",
    appType: "custom",
    resolve: { alias: { "@": root } },
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  const load = (file) => vite.environments.ssr.runner.import(`/lib/embedded/${file}.ts`);
  const module = await load("embedded");
  const { openDb } = await load("db");
  const embedded = module.openEmbedded({ dataDir, publicUrl: "http://localhost" });
  const close = async () => {
    embedded.close();
    await vite.close();
  };
  return { embedded, openDb, close };
}
