import { createServer } from "node:http";
import { buildIfNeeded } from "./build.mjs";
import { installIfNeeded } from "./install.mjs";
import { fail, loadSettingsFiles, root } from "./project.mjs";
import { welcome } from "./welcome.mjs";

/** A session's cookies may take 12 kB, and Node's own limit for all headers is 16. */
const maxHeaderSize = 32 * 1024;

/** Installs and builds what is needed, then serves the production build. `--built`: serves what is built. */
export async function start() {
  loadSettingsFiles();
  if (!process.argv.includes("--built")) {
    await requireFreePort();
    await installIfNeeded();
    if (!(await buildIfNeeded())) fail("The console could not be built: see above.");
  }
  await serve(false);
}

/** Serves from the sources, rebuilding what changes. */
export async function develop() {
  loadSettingsFiles();
  await requireFreePort();
  await installIfNeeded();
  await serve(true);
}

/** Before minutes go into installing and building. What is wrong with the settings is said by the server itself. */
async function requireFreePort() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return;
  const probe = createServer();
  await listen(probe, port, process.env.HOST || "127.0.0.1");
  await new Promise((resolve) => probe.close(resolve));
}

async function serve(dev) {
  const began = performance.now();
  process.env.NODE_ENV = dev ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED ??= "1";
  const outcome = new Promise((resolve) => {
    globalThis.scaidnsOnStart = resolve;
  });
  const { default: next } = await import("next");
  const app = next({
    dev,
    dir: root,
    hostname: "localhost",
    port: Number(process.env.PORT) || 3000,
    quiet: true,
  });
  await app.prepare();
  const { started, problem } = await outcome;
  if (problem) fail(problem);
  const handle = app.getRequestHandler();
  const server = createServer({ maxHeaderSize, keepAliveTimeout: 65_000 }, (request, response) => {
    // As every proxy does: the last address is the one that can't be made up.
    const before = request.headers["x-forwarded-for"];
    const address = request.socket.remoteAddress ?? "";
    request.headers["x-forwarded-for"] = before ? `${before}, ${address}` : address;
    handle(request, response);
  });
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  await listen(server, started.port, started.host);
  stopOnSignals(server);
  console.log(welcome(started, performance.now() - began));
}

function listen(server, port, host) {
  const reasons = {
    EADDRINUSE: `Port ${port} is taken: stop what uses it, or choose another one with PORT=${port + 1}.`,
    EACCES: `Port ${port} needs privileges: choose one above 1023 with PORT.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine.`,
    ENOTFOUND: `HOST ${host} is no address of this machine.`,
  };
  return new Promise((resolve) => {
    server.once("error", (error) =>
      fail(reasons[error.code] ?? `Can't listen on ${host}:${port}: ${error.message}`),
    );
    server.listen(port, host, resolve);
  });
}

/** Lets running requests end, for some seconds. */
function stopOnSignals(server) {
  const stop = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 3000).unref();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
