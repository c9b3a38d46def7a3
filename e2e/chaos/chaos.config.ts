import { defineConfig } from "@playwright/test";
import common from "../../playwright.config";

/** For `npm run chaos` alone: no test of this kind runs with the others. */
export default defineConfig({
  ...common,
  testDir: ".",
  testMatch: "*.run.ts",
  timeout: Number(process.env.CHAOS_MINUTES ?? 45) * 60_000,
  retries: 0,
  workers: 1,
  reporter: "line",
});
