import { installPackages } from "./browser.mjs";
import { findCommand, rootPrefix, succeeds } from "./command.mjs";

/** Programs that some tests hold ours against; those tests are skipped where they are missing. */
const tools = [
  { package: "bind9-utils", present: () => findCommand("named-compilezone") !== undefined },
  { package: "python3-fastapi", present: () => succeeds("python3", ["-c", "import fastapi"]) },
];

/** Installs on Debian, where we may, what the comparisons with other implementations need; goes on without. */
export async function installReferenceTools() {
  const missing = tools.filter((tool) => !tool.present()).map((tool) => tool.package);
  if (missing.length === 0) return;
  const asRoot = rootPrefix();
  if (asRoot && findCommand("apt-get")) {
    console.log(`Installing ${missing.join(" and ")} with apt-get, for comparisons…`);
    if (await installPackages(asRoot, missing)) return;
  }
  console.log(`Without ${missing.join(" and ")}, tests that compare with them are skipped.`);
}
