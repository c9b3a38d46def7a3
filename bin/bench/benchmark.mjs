import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { requireBrowser } from "../browser.mjs";
import { buildIfNeeded } from "../build.mjs";
import { installIfNeeded } from "../install.mjs";
import { fail } from "../project.mjs";
import { readOptions } from "./options.mjs";
import { large, serverTable, table } from "./report.mjs";

/** Of the measuring, without installing and building: a round that would not end in time is left out. */
const limitMs = 7 * 60_000;
const listed = 100;
const endings = [];
let ending;

/** Measures the production build on this machine, and prints a table of what was found and what was wanted. */
export async function benchmark(args) {
  const options = readOptions(args);
  await installIfNeeded();
  if (options.only === "audit") return benchmarkAudit(options);
  const executablePath = await requireBrowser();
  if (!(await buildIfNeeded())) fail("The console could not be built: see above.");
  endOnSignals();
  const began = { at: performance.now(), load: os.loadavg()[0] };
  const failures = [];
  try {
    const measured = await measure(options, executablePath, began, failures);
    const minutes = ((performance.now() - began.at) / 60_000).toFixed(1);
    console.log(`\n${table(measured)}\n\n${conditions(measured, options, began, minutes)}`);
  } finally {
    await endAll();
  }
  for (const failure of failures) console.error(`Not measured: ${failure}`);
  process.exit(failures.length > 0 ? 1 : 0);
}

/** The audit log alone: without a browser or a build. */
async function benchmarkAudit({ runs }) {
  const load = os.loadavg()[0].toFixed(1);
  const folder = await mkdtemp(path.join(os.tmpdir(), "scaidns-console-bench-"));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  endOnSignals();
  try {
    console.log(
      `\n${serverTable("audit", await measureAudit(folder, runs))}\n\nLoad average ${load} at the start.`,
    );
  } finally {
    await endAll();
  }
}

async function measureAudit(folder, runs) {
  const { measureAuditLog } = await import("./audit-log.mjs");
  say("Filling an audit log with a million entries");
  return measureAuditLog(folder, runs, ([slowest]) =>
    say(`Slowest page: ${slowest.name}, ${slowest.median.toFixed(1)} ms`),
  );
}

function endOnSignals() {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ]) {
    process.once(signal, () => endAll().finally(() => process.exit(code)));
  }
}

/** Ends what was started, the last first; once, also when a signal makes the measuring fail meanwhile. */
function endAll() {
  ending ??= endings.reduceRight(
    (ended, end) => ended.then(end).catch((error) => console.error(error.message)),
    Promise.resolve(),
  );
  return ending;
}

async function measure({ runs, sizes }, executablePath, began, failures) {
  const { startConsole, servePage } = await import("./local-server.mjs");
  const { controlPage, measureControl, measureRecords } = await import("./page-run.mjs");
  const { apiClient, signIn } = await import("./sample-zones.mjs");
  const attempt = async (what, act) => {
    try {
      if (performance.now() - began.at > limitMs) throw new Error("time was up");
      return await act();
    } catch (error) {
      failures.push(`${what}: ${error.message.split("\n")[0]}`);
      return undefined;
    }
  };
  const folder = await mkdtemp(path.join(os.tmpdir(), "scaidns-console-bench-"));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  const server = await startConsole(path.join(folder, "served"));
  endings.push(server.stop);
  await server.ready();
  const control = await servePage(controlPage);
  endings.push(control.stop);
  const browsers = await launcher(executablePath);

  const api = apiClient(server.url);
  const measured = { control: [], pages: new Map(), server: {}, rounds: 0 };
  await attempt("API", () => measureApi(api, { url: server.url, runs, folder }, measured.server));

  const zones = new Map();
  for (const size of sizes) {
    say(`Making a zone of ${size} records`);
    zones.set(size, await api.newZone(size));
    measured.pages.set(size, {});
  }
  const cookies = await signIn(server.url);
  const round = async (number, size, zone) => {
    const url = `${server.url}/domains/${zone}/records`;
    const given = { url, cookies, number, large: size >= large };
    return measureRecords(browsers.launch, given, (part, act) =>
      attempt(`${part} of ${size} records, run ${number}`, act),
    );
  };
  say("Warming up");
  await attempt("Warming up", () => measureControl(browsers.launch, control.url));
  await round(0, sizes[0], zones.get(sizes[0]));

  let longest = 0;
  for (let number = 1; number <= runs; number += 1) {
    const roundBegan = performance.now();
    if (roundBegan - began.at + longest > limitMs) break;
    say(`Run ${number} of ${runs}`);
    const first = await attempt("Control", () => measureControl(browsers.launch, control.url));
    if (first !== undefined) measured.control.push(first);
    for (const [size, zone] of zones) add(measured.pages.get(size), await round(number, size, zone));
    measured.rounds = number;
    longest = Math.max(longest, performance.now() - roundBegan);
  }
  await attempt("Audit log", async () => {
    measured.server.audit = await measureAudit(folder, runs);
  });
  await attempt("Memory", async () => add(measured.server, { resident: await server.residentMb() }));
  return { ...measured, browser: browsers.version() };
}

function add(samples, result) {
  for (const [key, value] of Object.entries(result)) samples[key] = [...(samples[key] ?? []), value];
}

/** Starts browsers; Playwright ends those that are left when this process exits. */
async function launcher(executablePath) {
  const { chromium } = await import("@playwright/test");
  let version = "";
  return {
    launch: async () => {
      const browser = await chromium.launch({
        executablePath,
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
        ],
      });
      version = browser.version();
      return browser;
    },
    version: () => version,
  };
}

async function measureApi(api, { url, runs, folder }, samples) {
  const { gatewayCosts, loadApi } = await import("./api-load.mjs");
  say("Measuring the API");
  const has = (await api.call("/domains/?page_size=1")).total;
  for (let number = has; number < listed; number += 1) await api.newDomain(`bench-${number}.example.net`);
  const list = `${url}/api/v1/domains/?page_size=${listed}`;
  const check = ({ data }) => {
    if (data.length !== listed) throw new Error(`${data.length} domains are listed`);
  };
  await loadApi(list, { connections: 8, seconds: 1, check });
  for (let number = 0; number < runs; number += 1) {
    add(samples, await loadApi(list, { connections: 8, seconds: 5, check }));
  }
  samples.gateway = await gatewayCosts(url, path.join(folder, "called"), runs);
}

/** How it was measured, and where: without that the figures say nothing. */
function conditions({ rounds, browser }, { runs }, { load }, minutes) {
  const cores = os.cpus();
  const gigabytes = Math.round(os.totalmem() / 1024 ** 3);
  const counted = rounds < runs ? `${rounds} (of ${runs}: time was up)` : rounds;
  return [
    `Runs: ${counted}, in ${minutes} minutes. Production build with the embedded API; Chromium at 1280 × 800, for each run a`,
    "new process and profile, no throttling; server, browser and load on the same machine.",
    `Machine: ${cores.length} × ${cores[0]?.model.trim()}, ${gigabytes} GB, ${os.type()} ${os.release()},`,
    `Node ${process.versions.node}, Chromium ${browser}; load average ${load.toFixed(1)} at the start.`,
  ].join("\n");
}

const say = (line) => console.error(line);
