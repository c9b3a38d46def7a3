import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const start = fileURLToPath(new URL("../bin/start.mjs", import.meta.url));
const waitMs = 60_000;

export interface ConsoleServer {
  /** `http://localhost:<port>` */
  url: string;
  /** What the server has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Serves the built console on a free port and waits until it answers. Without `EMBEDDED_DATA_DIR` or
 * `SCAIDNS_API_URL` in `env` it has sample data of its own, gone when it stops.
 */
export async function startConsole(env: Record<string, string> = {}): Promise<ConsoleServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const dataDir = await mkdtemp(path.join(tmpdir(), "scaidns-console-e2e-"));
  const child = spawn(process.execPath, [start, "--built"], {
    env: { ...process.env, EMBEDDED_DATA_DIR: dataDir, ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      printed += chunk;
    });
  }
  const stop = async () => {
    await ended(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(url, child, () => printed);
  } catch (error) {
    await stop();
    throw new Error(`The console did not start:\n${printed}`, { cause: error });
  }
  return { url, output: () => printed, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No port is free")),
      );
    });
  });
}

/** It answers, and has said all that it says at its start. */
async function ready(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`It ended with code ${child.exitCode}`);
    const answered = await fetch(`${url}/api/health`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (answered && printed().includes(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It did not answer within ${waitMs / 1000} s`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
