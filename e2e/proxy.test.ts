import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request } from "node:http";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { answer, type Fate, garbage, html502, tooMany } from "./fates";
import { type FaultProxy, startProxy } from "./proxy";

/** What is behind the proxy: notes what it was asked, and says it back. */
const applied: string[] = [];
const target = createServer(async (asked, response) => {
  let body = "";
  for await (const chunk of asked) body += chunk;
  applied.push(`${asked.method} ${asked.url} ${body}`.trim());
  if (asked.method === "DELETE") return response.writeHead(204).end();
  if (asked.url === "/cut") return response.writeHead(200).write("half", () => response.destroy());
  response
    .writeHead(200, { "content-type": "application/json" })
    .end(JSON.stringify({ host: asked.headers.host, said: body }));
});
let targetUrl = "";
let proxy: FaultProxy;

beforeAll(async () => {
  target.listen(0, "127.0.0.1");
  await once(target, "listening");
  const address = target.address();
  targetUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => target.close());

const started: FaultProxy[] = [];
async function start(options: { keepHost?: boolean; keepAlive?: boolean } = {}): Promise<FaultProxy> {
  proxy = await startProxy({ target: targetUrl, ...options });
  started.push(proxy);
  applied.length = 0;
  return proxy;
}
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
});

interface Got {
  status?: number;
  headers?: IncomingMessage["headers"];
  body?: string;
  /** The code of what went wrong on the way. */
  cut?: string;
}

function ask(path: string, method = "GET", body = "", agent?: Agent): Promise<Got> {
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve({ cut: "code" in error ? String(error.code) : error.message });
    const asked = request(`${proxy.url}${path}`, { method, ...(agent && { agent }) }, (reply) => {
      let text = "";
      reply.setEncoding("utf8");
      reply.on("data", (chunk) => {
        text += chunk;
      });
      reply.on("error", failed);
      reply.on("end", () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: text }));
    });
    asked.on("error", failed);
    asked.end(body);
  });
}

test("what no fate is for passes as it is, and is noted", async () => {
  await start();
  const got = await ask("/a?b=c", "POST", "typed");
  expect(got.status).toBe(200);
  expect(JSON.parse(got.body ?? "")).toEqual({ host: new URL(targetUrl).host, said: "typed" });
  expect(applied).toEqual(["POST /a?b=c typed"]);
  expect(proxy.seen).toMatchObject([
    { method: "POST", path: "/a?b=c", body: "typed", fate: { kind: "pass" }, forwarded: true, status: 200 },
  ]);
});

test("the host that was asked for is kept on request", async () => {
  await start({ keepHost: true });
  expect(JSON.parse((await ask("/")).body ?? "").host).toBe(new URL(proxy.url).host);
});

test("a dropped request is applied only when it is dropped afterwards", async () => {
  await start();
  proxy.when({ path: /before/ }, { kind: "drop", when: "before" });
  proxy.when({ path: /after/ }, { kind: "drop", when: "after" });
  expect(await ask("/before", "POST", "x")).toEqual({ cut: "ECONNRESET" });
  expect(applied).toEqual([]);
  expect(await ask("/after", "POST", "x")).toEqual({ cut: "ECONNRESET" });
  expect(applied).toEqual(["POST /after x"]);
  expect(proxy.seen.map(({ forwarded }) => forwarded)).toEqual([false, true]);
});

test.each(["length", "chunked"] as const)("a reply is cut in its middle (%s)", async (framing) => {
  await start();
  proxy.when({}, { kind: "truncate", framing });
  expect(await ask("/", "POST", "x".repeat(1000))).toEqual({ cut: "ECONNRESET" });
  // One without a body does not come at all.
  expect(await ask("/", "DELETE")).toEqual({ cut: "ECONNRESET" });
  expect(applied).toHaveLength(2);
});

test("a cut reply declares its whole length, or none", async () => {
  await start();
  for (const framing of ["length", "chunked"] as const) {
    const end = proxy.when({}, { kind: "truncate", framing });
    const [head, body] = await new Promise<[IncomingMessage["headers"], string]>((resolve) => {
      request(`${proxy.url}/`, { method: "POST" }, (reply) => {
        let text = "";
        reply.on("data", (chunk) => {
          text += chunk;
        });
        reply.on("error", () => {});
        reply.on("close", () => resolve([reply.headers, text]));
      }).end("y".repeat(100));
    });
    const full = JSON.stringify({ host: new URL(targetUrl).host, said: "y".repeat(100) });
    expect(head["content-length"]).toBe(framing === "length" ? String(full.length) : undefined);
    expect(body).toBe(full.slice(0, Math.floor(full.length / 2)));
    end();
  }
});

test.each<[Fate, number, string, boolean]>([
  [html502("before"), 502, "<h1>502 Bad Gateway</h1>", false],
  [html502("after"), 502, "<h1>502 Bad Gateway</h1>", true],
  [garbage("html", "before"), 200, "Welcome to the hotel", false],
  [garbage("empty", "after"), 200, "", true],
  [garbage("json", "after"), 200, "unexpected", true],
  [answer("before", 401, { detail: "Token has expired" }), 401, "Token has expired", false],
])("another reply stands in for the true one (%#)", async (fate, status, words, forwarded) => {
  await start();
  proxy.when({}, fate);
  const got = await ask("/", "POST", "x");
  expect(got.status).toBe(status);
  expect(got.body).toContain(words);
  expect(applied).toHaveLength(forwarded ? 1 : 0);
});

test("a refusal says how long to wait, in either form and by another clock", async () => {
  await start();
  proxy.when({ path: /seconds/ }, tooMany(7, "seconds"));
  proxy.when({ path: /date/ }, tooMany(7, "date", 3_600_000));
  const seconds = await ask("/seconds");
  expect([seconds.status, seconds.headers?.["retry-after"]]).toEqual([429, "7"]);
  const { headers } = await ask("/date");
  const [now, then] = [Date.parse(headers?.date ?? ""), Date.parse(headers?.["retry-after"] ?? "")];
  expect(Math.abs(now - Date.now() - 3_600_000)).toBeLessThan(2000);
  expect(then - now).toBeGreaterThanOrEqual(7000);
  expect(then - now).toBeLessThanOrEqual(9000);
});

test("a late request is forwarded though nobody waits for it any more", async () => {
  await start();
  proxy.when({}, { kind: "delay", of: "request", ms: 150 });
  const gone = new AbortController();
  const asked = fetch(proxy.url, { method: "POST", body: "late", signal: gone.signal }).catch(() => "gone");
  await expect.poll(() => proxy.seen.length).toBe(1);
  gone.abort();
  expect(await asked).toBe("gone");
  expect(applied).toEqual([]);
  await proxy.idle();
  expect(applied).toEqual(["POST / late"]);
});

test("a late reply is of a request that was applied at once", async () => {
  await start();
  proxy.when({}, { kind: "delay", of: "reply", ms: 1_000 });
  const began = Date.now();
  const asked = ask("/", "POST", "x");
  await expect.poll(() => applied.length).toBe(1);
  expect(Date.now() - began).toBeLessThan(900);
  expect((await asked).status).toBe(200);
  expect(Date.now() - began).toBeGreaterThanOrEqual(990);
});

test("a fate is for what matches, for the nth of them alone, and until it ends", async () => {
  await start();
  proxy.when({ method: "POST", path: /^\/r\b/, nth: 2 }, html502("before"));
  const end = proxy.when({ path: /always/ }, html502("before"));
  const statuses = [];
  for (const [path, method] of [
    ["/r", "POST"],
    ["/r", "GET"],
    ["/x", "POST"],
    ["/r?2", "POST"],
    ["/r", "POST"],
    ["/always", "GET"],
    ["/always", "GET"],
  ]) {
    statuses.push((await ask(path ?? "", method)).status);
  }
  expect(statuses).toEqual([200, 200, 200, 502, 200, 502, 502]);
  end();
  expect((await ask("/always")).status).toBe(200);
  proxy.decide(({ method }) => (method === "PUT" ? html502("before") : undefined));
  expect([(await ask("/", "PUT")).status, (await ask("/")).status]).toEqual([502, 200]);
});

test("a reply that the target breaks off breaks off", async () => {
  await start();
  expect(await ask("/cut")).toEqual({ cut: "ECONNRESET" });
});

test("it notes which requests came by a connection that was used before", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await start();
  await ask("/1", "GET", "", agent);
  await ask("/2", "GET", "", agent);
  expect(proxy.seen.map(({ connection, reused }) => [connection, reused])).toEqual([
    [1, false],
    [1, true],
  ]);
  agent.destroy();
  const other = new Agent({ keepAlive: true, maxSockets: 1 });
  await start({ keepAlive: false });
  await ask("/1", "GET", "", other);
  await ask("/2", "GET", "", other);
  expect(proxy.seen.map(({ connection }) => connection)).toEqual([1, 2]);
  other.destroy();
});

test("a target that is gone is a connection cut, and it stops while something is held back", async () => {
  await start();
  proxy.when({}, { kind: "delay", of: "reply", ms: 60 });
  void ask("/");
  await expect.poll(() => applied.length).toBe(1);
  await proxy.stop();
  started.pop();
  proxy = await startProxy({ target: "http://127.0.0.1:9" });
  started.push(proxy);
  expect(await ask("/")).toEqual({ cut: "ECONNRESET" });
});
