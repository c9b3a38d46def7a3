import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    include: ["{app,bin,components,e2e,lib}/**/*.test.{ts,tsx,mjs}"],
    environment: "node",
    setupFiles: ["bin/same-examples.mjs"],
    testTimeout: 20_000,
    // One core fewer, as it would be, is half of a small build machine.
    maxWorkers: "100%",
  },
});
