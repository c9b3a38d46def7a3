import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { run } from "../command.mjs";
import { inProject } from "../project.mjs";

const waitMs = 60_000;

/** Whatever the environment or `.env` says, the console that is measured has its defaults. Empty counts as absent. */
const defaults = {
  SCAIDNS_API_URL: "",
  SESSION_SECRET: "",
  SESSION_HOURS: "",
  PUBLIC_URL: "",
  HOST: "",
  DNS_RESOLVER: "",
  EXPOSE_SAMPLE_KEYS_TO_NETWORK: "",
  TRUSTED_PROXIES: "",
  UPSTREAM_TIMEOUT_MS: "",
};

/** Starts the built console on a free port, with sample data of its own in a folder. `ready()` once it answers. */
export async function startConsole(dataDir) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [inProject("bin/start.mjs"), "--built"], {
    env: { ...process.env, ...defaults, EMBEDDED_DATA_DIR: dataDir, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      printed += chunk;
    });
  }
  const ready = async () => {
    if (!(await answers(url, child))) throw new Error(`The console did not start:\n${printed}`);
  };
  return { url, ready, residentMb: () => residentMb(child.pid), stop: () => ended(child) };
}

function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });
}

async function answers(url, child) {
  const until = Date.now() + waitMs;
  while (Date.now() < until && child.exitCode === null) {
    const ok = await fetch(`${url}/api/health`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** Memory that the process holds, in MB; throws where the system does not say. */
async function residentMb(pid) {
  if (process.platform === "linux") {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  }
  const { code, output } = await run("ps", ["-o", "rss=", "-p", String(pid)], { quiet: true });
  if (code !== 0) throw new Error("ps does not say how much memory the server holds");
  return Number(output.trim()) / 1024;
}

/** Serves one page of HTML from this process, on a free port. */
export async function servePage(html) {
  const server = createServer((request, response) => {
    const found = request.url === "/";
    response.writeHead(found ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    response.end(found ? html : "");
  });
  const port = await listen(server);
  return {
    url: `http://localhost:${port}/`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function freePort() {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function listen(server) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server.address().port));
  });
}
