import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { inProject, root } from "./project.mjs";

const windows = process.platform === "win32";

/**
 * Runs a command in the project's folder and resolves to `{ code, output }`; `code` is null when it could not be
 * run or was killed. With `quiet` its output is kept instead of shown.
 */
export function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      shell: windows,
    });
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** A command of an installed package, as `node_modules/.bin` has it. */
export const packageCommand = (name) => inProject("node_modules", ".bin", windows ? `${name}.cmd` : name);

/** Where `PATH` has a command, or undefined. */
export function findCommand(name) {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const file = path.join(folder, windows ? `${name}.exe` : name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** Whether a command runs and succeeds, silently. */
export function succeeds(command, args) {
  return spawnSync(command, args, { stdio: "ignore", timeout: 30_000 }).status === 0;
}

/** What to put before a command that only root may run: nothing, `sudo -n`, or undefined when we may not. */
export function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return findCommand("sudo") && succeeds("sudo", ["-n", "true"]) ? ["sudo", "-n"] : undefined;
}
