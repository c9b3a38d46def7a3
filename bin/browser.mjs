import { existsSync } from "node:fs";
import { findCommand, packageCommand, rootPrefix, run, succeeds } from "./command.mjs";
import { fail } from "./project.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a Chromium for the tests, found or installed; says which. Ends the process when there is none. */
export async function requireBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!works(given)) fail(`CHROMIUM_PATH ${given} is no browser that runs.`);
    return given;
  }
  const found = await findBrowser();
  if (found) {
    console.log(`Browser: ${found}`);
    return found;
  }
  await installBrowser();
  const installed = await findBrowser();
  if (!installed) fail("No Chromium was found, and none could be installed: set CHROMIUM_PATH to one.");
  console.log(`Browser: ${installed}, just installed`);
  return installed;
}

// Ubuntu has a `chromium-browser` that only says where to get it, so each one is tried.
const works = (file) => existsSync(file) && succeeds(file, ["--version"]);

async function findBrowser() {
  const { chromium } = await import("@playwright/test");
  return [...names.map(findCommand), ...applications, chromium.executablePath()].find(
    (file) => file && works(file),
  );
}

async function installBrowser() {
  const asRoot = rootPrefix();
  if (asRoot && findCommand("apt-get")) {
    console.log("Installing Chromium with apt-get…");
    if (await installPackages(asRoot, ["chromium"])) return;
  }
  if (findCommand("brew")) {
    console.log("Installing Chromium with Homebrew…");
    if ((await run("brew", ["install", "--cask", "chromium"])).code === 0) return;
  }
  console.log("Installing Chromium with Playwright…");
  await run(packageCommand("playwright"), ["install", "chromium"]);
}

/** Installs Debian packages; whether that worked. What apt-get said is shown when it did not. */
export async function installPackages(asRoot, packages) {
  const aptGet = async (...args) => {
    const [command, ...rest] = [...asRoot, "apt-get", ...args];
    return run(command, rest, { quiet: true, env: { DEBIAN_FRONTEND: "noninteractive" } });
  };
  await aptGet("update");
  const { code, output } = await aptGet("install", "-y", "--no-install-recommends", ...packages);
  if (code !== 0) console.log(output.trim().split("\n").slice(-3).join("\n"));
  return code === 0;
}
