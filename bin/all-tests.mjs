import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { requireBrowser } from "./browser.mjs";
import { buildIfNeeded } from "./build.mjs";
import { packageCommand, run } from "./command.mjs";
import { installIfNeeded } from "./install.mjs";
import { installReferenceTools } from "./reference-tools.mjs";

/** Runs every check and test, all of them whatever fails, and ends with their sum. */
export async function allTests() {
  await installIfNeeded();
  const browser = await requireBrowser();
  await installReferenceTools();
  const reports = mkdtempSync(path.join(tmpdir(), "scaidns-console-test-"));
  const stages = [
    ["Format and lint", () => check("biome", ["check", "."])],
    ["Types", () => types()],
    ["Dead code", () => check("knip", [])],
    ["Unit tests", () => unitTests(path.join(reports, "unit.json"))],
    ["Production build", async () => counted(await buildIfNeeded())],
    ["End-to-end tests", () => endToEndTests(path.join(reports, "e2e.json"), browser)],
  ];
  const results = [];
  for (const [name, stage] of stages) {
    console.log(`\n— ${name}`);
    const began = Date.now();
    const result = { name, ...(await stage()) };
    results.push({ ...result, seconds: Math.round((Date.now() - began) / 1000) });
  }
  rmSync(reports, { recursive: true });
  report(results);
}

function report(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log();
  for (const { name, passed, failed, skipped, seconds } of results) {
    console.log(`${failed > 0 ? "✗" : "✓"} ${name}: ${line(passed, failed, skipped)} (${seconds} s)`);
  }
  console.log(`\n${line(sum("passed"), sum("failed"), sum("skipped"))}`);
  process.exit(sum("failed") > 0 ? 1 : 0);
}

const line = (passed, failed, skipped) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

/** A check counts as one. */
const counted = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

async function check(command, args) {
  const { code } = await run(packageCommand(command), args);
  return counted(code === 0);
}

async function types() {
  // Pages and routes are typed by files that Next makes from them.
  const made = await run(packageCommand("next"), ["typegen"], { quiet: true });
  if (made.code !== 0) console.error(made.output);
  const { code } = await run(packageCommand("tsc"), ["--noEmit"]);
  return counted(made.code === 0 && code === 0);
}

async function unitTests(file) {
  const { code } = await run(packageCommand("vitest"), [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  return fromReport(code, file, (made) => ({
    passed: made.numPassedTests,
    failed: made.numFailedTests,
    skipped: made.numPendingTests + made.numTodoTests,
  }));
}

/** Without the tests tagged `@more`, which look at more cases of what others look at: `npm run e2e` runs them too. */
async function endToEndTests(file, browser) {
  const { code } = await run(
    packageCommand("playwright"),
    ["test", "--reporter=list,json", "--grep-invert=@more"],
    {
      env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    },
  );
  return fromReport(code, file, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

/** A runner that failed without a failed test (a file that does not load, no test found) counts as one failure. */
function fromReport(code, file, read) {
  try {
    const counts = read(JSON.parse(readFileSync(file, "utf8")));
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return counted(false);
  }
}
