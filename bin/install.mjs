import { accessSync, constants, readFileSync } from "node:fs";
import { run } from "./command.mjs";
import { fail, inProject, root } from "./project.mjs";

/** Ends with one line when the project's folder can't be written to. */
export function requireWriteAccess() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    fail(`No write access to ${root}: dependencies and the build are kept there.`);
  }
}

/** Installs the locked dependencies unless `node_modules` holds exactly them. */
export async function installIfNeeded() {
  if (isInstalled()) return;
  requireWriteAccess();
  console.log("Installing dependencies…");
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lockfile that lacks some platform's optional package, as one does that was written
  // against a registry without it. Building needs the development dependencies, also where NODE_ENV says production.
  const args = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code } = npm?.endsWith(".js")
    ? await run(process.execPath, [npm, ...args])
    : await run("npm", args);
  if (code !== 0) fail("The dependencies could not be installed: see npm's words above.");
}

/** npm keeps what it has installed in `node_modules/.package-lock.json`, in the lockfile's own form. */
function isInstalled() {
  let wanted;
  let found;
  try {
    wanted = JSON.parse(readFileSync(inProject("package-lock.json"), "utf8")).packages;
    found = JSON.parse(readFileSync(inProject("node_modules/.package-lock.json"), "utf8")).packages;
  } catch {
    return false;
  }
  const same = ([name, entry]) => {
    if (!(name in wanted)) return entry.optional === true;
    return entry.version === wanted[name].version && entry.integrity === wanted[name].integrity;
  };
  const complete = Object.entries(wanted).every(
    ([name, entry]) => name === "" || name in found || entry.optional,
  );
  return complete && Object.entries(found).every(same);
}
