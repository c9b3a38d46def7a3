import { requireBrowser } from "./browser.mjs";
import { buildIfNeeded } from "./build.mjs";
import { packageCommand, run } from "./command.mjs";
import { installIfNeeded } from "./install.mjs";

/** Runs the end-to-end tests, with Playwright's own arguments. */
export async function endToEnd(args) {
  await installIfNeeded();
  const browser = await requireBrowser();
  if (!(await buildIfNeeded())) process.exit(1);
  const { code } = await run(packageCommand("playwright"), ["test", ...args], {
    env: { CHROMIUM_PATH: browser },
  });
  process.exit(code ?? 1);
}
