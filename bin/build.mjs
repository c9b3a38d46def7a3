import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packageCommand, run } from "./command.mjs";
import { requireWriteAccess } from "./install.mjs";
import { inProject } from "./project.mjs";

/** What the build is made of. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const notBuilt = /\.test\.tsx?$|\.md$|\/fixtures\//;
const stamp = inProject(".next", "sources.sha256");

/**
 * Builds the console unless `.next` was built from the same sources, by content. Resolves to whether there is a
 * build now; a failed one has shown its output.
 */
export async function buildIfNeeded() {
  const wanted = fingerprint();
  if (existsSync(inProject(".next/BUILD_ID")) && readStamp() === wanted) return true;
  requireWriteAccess();
  console.log("Building…");
  const { code, output } = await run(packageCommand("next"), ["build"], {
    quiet: true,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code === 0) writeFileSync(stamp, wanted);
  else console.error(output);
  return code === 0;
}

function readStamp() {
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
}

function fingerprint() {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources.flatMap(filesOf)) {
    hash.update(`\0${file}\0`).update(readFileSync(inProject(file)));
  }
  return hash.digest("hex");
}

function filesOf(source) {
  if (!existsSync(inProject(source))) return [];
  if (statSync(inProject(source)).isFile()) return [source];
  return readdirSync(inProject(source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inProject(), path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !notBuilt.test(file))
    .sort();
}
