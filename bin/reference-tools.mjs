import { installPackages } from "./browser.mjs";
import { findCommand, rootPrefix, succeeds } from "./command.mjs";

/** Programs that some tests hold ours against; those tests are skipped where they are missing. */
const tools = [
  { package: "bind9-utils", present: () => findCommand("named-compilezone") !== undefined },
  { package: "python3-fastapi", present: () => pythonHas("fastapi") },
  { package: "python3-uvicorn", present: () => pythonHas("uvicorn") },
];

/** As the tests look for it: the system's Python, which Debian's packages are for, before any other. */
function pythonHas(module) {
  return ["/usr/bin/python3", "python3"].some((python) => succeeds(python, ["-c", `import ${module}`]));
}

/** Installs on Debian, where we may, what the comparisons with other implementations need; goes on without. */
export async function installReferenceTools() {
  const missing = tools.filter((tool) => !tool.present()).map((tool) => tool.package);
  if (missing.length === 0) return;
  const asRoot = rootPrefix();
  if (asRoot && findCommand("apt-get")) {
    console.log(`Installing ${missing.join(", ")} with apt-get, for comparisons…`);
    if (await installPackages(asRoot, missing)) return;
  }
  console.log(`Without ${missing.join(", ")}, tests that compare with them are skipped.`);
}
