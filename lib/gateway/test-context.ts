import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { onTestFinished } from "vitest";
import { parseSettings } from "@/lib/env";
import type { EmbeddedApi } from "./api";
import { type Context, createContext } from "./context";

const testSecret = "a secret for tests, long enough to be used";

/** A context with settings of a test's own; `api` answers in place of the embedded API. */
export function testContext(env: Record<string, string> = {}, api?: EmbeddedApi["handle"]): Context {
  const settings = parseSettings({ SESSION_SECRET: testSecret, ...env });
  const absent = () => Promise.reject(new Error("This test has no embedded API"));
  const embedded: EmbeddedApi | undefined = api && {
    handle: api,
    sampleIdentities: () => [],
    issueCode: () => ({ code: "unused" }),
  };
  return createContext(settings, embedded ? async () => embedded : absent);
}

/** A server on this machine, closed when the test ends. Resolves to its origin. */
export async function serveHere(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server has no port");
  return `http://127.0.0.1:${address.port}`;
}

/** An origin on this machine where nothing listens. */
export async function nobodyHere(): Promise<string> {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    }),
  );
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** The whole body of a request to a server of ours. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}

/** A request as the console's own page at the public address sends it. */
export function pageRequest(
  path: string,
  init: RequestInit & { cookies?: string[]; duplex?: "half" } = {},
): Request {
  const { cookies, ...rest } = init;
  const request = new Request(`http://localhost:3000${path}`, rest);
  request.headers.set("host", "localhost:3000");
  request.headers.set("sec-fetch-site", "same-origin");
  if (request.method !== "GET") request.headers.set("origin", "http://localhost:3000");
  if (typeof rest.body === "string")
    request.headers.set("content-length", String(Buffer.byteLength(rest.body)));
  if (cookies) request.headers.set("cookie", cookieHeader(cookies));
  return request;
}

/** What a browser sends back of `Set-Cookie` lines. */
export function cookieHeader(setCookies: string[]): string {
  const kept = new Map<string, string>();
  for (const line of setCookies) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    if (/Max-Age=0(;|$)/.test(line)) kept.delete(pair.slice(0, at));
    else kept.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return [...kept].map(([name, value]) => `${name}=${value}`).join("; ");
}

/** A promise for something that a test waits to see happen. */
export function happening(): { happened: () => void; seen: Promise<void> } {
  let happened = () => {};
  const seen = new Promise<void>((resolve) => {
    happened = resolve;
  });
  return { happened, seen };
}

/** A context whose embedded API says what it was sent. */
export function echoing(env: Record<string, string> = {}) {
  return testContext(env, async (request, given) =>
    Response.json({
      method: request.method,
      url: request.url.replace("http://localhost:3000", ""),
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
      ip: given?.ip,
    }),
  );
}

/** A context with a real upstream that says what it was sent. */
export async function upstream(env: Record<string, string> = {}) {
  const url = await serveHere(async (request, response) => {
    const body = await bodyOf(request);
    response.writeHead(200, {
      "content-type": "application/json",
      "x-request-id": "r_1",
      "x-ratelimit-remaining": "3",
      ratelimit: "limit=100, remaining=3",
      "retry-after": "7",
      "content-disposition": 'attachment; filename="a.zone"',
      "set-cookie": "upstream=1",
      server: "uvicorn",
      "access-control-allow-origin": "*",
      "www-authenticate": "Bearer",
    });
    response.end(JSON.stringify({ url: request.url, headers: request.headers, body }));
  });
  return testContext({ SCAIDNS_API_URL: url, ...env });
}
