import { parseArgs } from "node:util";
import { requireBrowser } from "./browser.mjs";
import { buildIfNeeded } from "./build.mjs";
import { packageCommand, run } from "./command.mjs";
import { installIfNeeded } from "./install.mjs";
import { fail } from "./project.mjs";

const usage = "Usage: npm run chaos -- [--edits 200] [--seed 1] [--rate 0.2] [--people 4] [--minutes 45]";

/** Edits zones in a browser while requests fail at random, and compares what the console said with what is there. */
export async function chaos(args) {
  const env = readOptions(args);
  await installIfNeeded();
  const browser = await requireBrowser();
  if (!(await buildIfNeeded())) process.exit(1);
  const { code } = await run(
    packageCommand("playwright"),
    ["test", "--config", "e2e/chaos/chaos.config.ts"],
    { env: { ...env, CHROMIUM_PATH: browser } },
  );
  process.exit(code ?? 1);
}

function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        edits: { type: "string", default: "200" },
        seed: { type: "string", default: String(Date.now() % 1_000_000) },
        rate: { type: "string", default: "0.2" },
        people: { type: "string", default: "4" },
        minutes: { type: "string", default: "45" },
      },
    });
    return {
      CHAOS_EDITS: number("--edits", values.edits, /^[1-9]\d{0,3}$/),
      CHAOS_SEED: number("--seed", values.seed, /^\w{1,20}$/),
      CHAOS_RATE: number("--rate", values.rate, /^0(\.\d{1,4})?$/),
      CHAOS_PEOPLE: number("--people", values.people, /^[1-8]$/),
      CHAOS_MINUTES: number("--minutes", values.minutes, /^[1-9]\d{0,2}$/),
    };
  } catch (error) {
    return fail(`${error.message}\n${usage}`);
  }
}

function number(option, text, wanted) {
  if (!wanted.test(text)) throw new Error(`${option} does not take "${text}"`);
  return text;
}
