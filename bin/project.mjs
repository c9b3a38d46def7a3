import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** A path below the project's folder. */
export const inProject = (...parts) => path.join(root, ...parts);

/** Ends the process with one line that says what is wrong. */
export function fail(line) {
  console.error(line);
  process.exit(1);
}

/** Takes settings from `.env.local` and `.env`; what the environment says already stays. */
export function loadSettingsFiles() {
  for (const file of [".env.local", ".env"]) {
    if (existsSync(inProject(file))) process.loadEnvFile(inProject(file));
  }
}
