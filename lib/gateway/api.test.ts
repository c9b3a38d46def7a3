import { gzipSync } from "node:zlib";
import { createDedupeFetch } from "next/dist/server/lib/dedupe-fetch";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ApiRequest, createApi } from "./api";
import { bodyOf, happening, nobodyHere, serveHere, testContext } from "./test-context";

const upstreamAt = (url: string, env: Record<string, string> = {}) =>
  testContext({ SCAIDNS_API_URL: url, UPSTREAM_TIMEOUT_MS: "300", ...env }).api;

const get = (more: Partial<ApiRequest> = {}): ApiRequest => ({
  method: "GET",
  path: "/api/v1/domains/?page=1",
  headers: new Headers(),
  ...more,
});

const marked = (reply: Response) => reply.headers.get("x-scaidns-console") === "gateway";

const plainFetch = globalThis.fetch;
const dedupeFetch = createDedupeFetch(plainFetch);

/** In production Next's `fetch` may keep copies of replies, and takes options next to a `Request` into the latter. */
const nextFetch: typeof fetch = (input, options) =>
  input instanceof Request ? dedupeFetch(new Request(input, options)) : dedupeFetch(input, options);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ["plain fetch", plainFetch],
  ["Next's fetch", nextFetch],
])("a real upstream, by %s,", (_, fetchUsed) => {
  beforeEach(() => {
    vi.stubGlobal("fetch", fetchUsed);
  });

  test("gets method, path, headers and body as they are, below its own base path", async () => {
    const seen: unknown[] = [];
    const url = await serveHere(async (request, response) => {
      seen.push(request.method, request.url, request.headers["content-type"], await bodyOf(request));
      response.writeHead(201, { "content-type": "application/json" }).end('{"id":"d_1"}');
    });
    const body = new Response('{"name":"bücher.example"}').body;
    const headers = new Headers({ "content-type": "application/json" });
    const reply = await upstreamAt(`${url}/dns/api/v1/`).send(get({ method: "POST", headers, body }));
    expect(reply.status).toBe(201);
    expect(await reply.json()).toEqual({ id: "d_1" });
    expect(seen).toEqual([
      "POST",
      "/dns/api/v1/domains/?page=1",
      "application/json",
      '{"name":"bücher.example"}',
    ]);
  });

  test("is not believed to be the gateway", async () => {
    const url = await serveHere((_, response) =>
      response.writeHead(502, { "x-scaidns-console": "gateway", "set-cookie": "a=b" }).end("{}"),
    );
    const reply = await upstreamAt(url).send(get());
    expect(reply.status).toBe(502);
    expect(marked(reply)).toBe(false);
    expect(reply.headers.get("set-cookie")).toBeNull();
  });

  test("that refuses the connection is a marked 502 in the API's shape", async () => {
    const refused = await upstreamAt(await nobodyHere()).send(get());
    expect(refused.status).toBe(502);
    expect(marked(refused)).toBe(true);
    expect(await refused.json()).toEqual({
      detail: "The API could not be reached: the connection was refused",
    });
  });

  test("whose name does not resolve is a 502 that says so", async () => {
    const reply = await upstreamAt("http://dns.invalid", { UPSTREAM_TIMEOUT_MS: "10000" }).send(get());
    expect(reply.status).toBe(502);
    expect(await reply.json()).toEqual({
      detail: "The API could not be reached: its host name could not be resolved",
    });
  });

  test("that cuts the connection is a 502 that says so", async () => {
    const url = await serveHere((request) => request.socket.destroy());
    const reply = await upstreamAt(url).send(get());
    expect(reply.status).toBe(502);
    expect(marked(reply)).toBe(true);
    expect(await reply.json()).toEqual({ detail: "The API could not be reached: the connection was cut" });
  });

  test("that does not begin to answer in time is a marked 504", async () => {
    const url = await serveHere(() => {});
    const began = Date.now();
    const reply = await upstreamAt(url).send(get());
    expect(reply.status).toBe(504);
    expect(marked(reply)).toBe(true);
    expect(await reply.json()).toEqual({ detail: "The API did not answer in time" });
    expect(Date.now() - began).toBeLessThan(3000);
  });

  test("is not timed while a slow browser still sends the request", async () => {
    const url = await serveHere(async (request, response) =>
      response.end(String((await bodyOf(request)).length)),
    );
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (++sent > 5) return controller.close();
        controller.enqueue(new Uint8Array(10).fill(32));
      },
    });
    const reply = await upstreamAt(url).send(get({ method: "POST", body }));
    expect(reply.status).toBe(200);
    expect(await reply.text()).toBe("50");
  });

  test("that never gets the rest of a request is given up", async () => {
    const url = await serveHere(() => {});
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
    });
    expect((await upstreamAt(url).send(get({ method: "POST", body }))).status).toBe(504);
  });

  test("that stops in the middle is given up, and let go of", async () => {
    const closed = happening();
    const url = await serveHere((_, response) => {
      response.writeHead(200).write("the beginning");
      response.on("close", closed.happened);
    });
    const reply = await upstreamAt(url).send(get());
    expect(reply.status).toBe(200);
    await expect(reply.text()).rejects.toThrow();
    await closed.seen;
  });

  test("may be slow as long as it goes on, and a slow reader is waited for", async () => {
    const url = await serveHere((_, response) => {
      let count = 0;
      const timer = setInterval(() => {
        response.write(`${++count} `);
        if (count === 5) response.end(() => clearInterval(timer));
      }, 120);
    });
    const reply = await upstreamAt(url).send(get());
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await reply.text()).toBe("1 2 3 4 5 ");
  });

  test("is read only as fast as its reply is taken", async () => {
    const sent = { bytes: 0 };
    const url = await serveHere((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024);
      const write = () => {
        while (sent.bytes < 200 * chunk.length && response.write(chunk)) sent.bytes += chunk.length;
      };
      response.on("drain", write);
      write();
    });
    const reply = await upstreamAt(url).send(get());
    const reader = reply.body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(sent.bytes).toBeLessThan(50 * 1024 * 1024);
    await reader?.cancel();
  });

  test.each([301, 302, 303, 307, 308])(
    "whose redirect (%i) would lead elsewhere is not followed",
    async (status) => {
      let asked = 0;
      const url = await serveHere((_, response) => {
        asked++;
        response.writeHead(status, { location: "/elsewhere" }).end();
      });
      const reply = await upstreamAt(url).send(
        get({ headers: new Headers({ "x-api-key": "sdk_live_secret" }) }),
      );
      expect(reply.status).toBe(502);
      expect(marked(reply)).toBe(true);
      expect(await reply.text()).toContain(String(status));
      expect(asked).toBe(1);
    },
  );

  test("hears that the browser has gone, before and during the reply", async () => {
    const begun = happening();
    const closed = happening();
    const url = await serveHere((request) => {
      request.socket.on("close", closed.happened);
      begun.happened();
    });
    const browser = new AbortController();
    const pending = upstreamAt(url, { UPSTREAM_TIMEOUT_MS: "60000" }).send(get({ signal: browser.signal }));
    await begun.seen;
    browser.abort();
    expect((await pending).status).toBe(499);
    await closed.seen;

    const ended = happening();
    const streaming = await serveHere((_, response) => {
      response.write("begun");
      response.on("close", ended.happened);
    });
    const reply = await upstreamAt(streaming, { UPSTREAM_TIMEOUT_MS: "60000" }).send(get());
    await reply.body?.cancel();
    await ended.seen;
  });

  test("answers bodies that Node inflates, without a length that is no longer true", async () => {
    const url = await serveHere((_, response) => {
      const body = gzipSync('{"data":[]}');
      response.writeHead(200, { "content-encoding": "gzip", "content-length": body.length }).end(body);
    });
    const reply = await upstreamAt(url).send(get());
    expect(reply.headers.get("content-encoding")).toBeNull();
    expect(reply.headers.get("content-length")).toBeNull();
    expect(await reply.json()).toEqual({ data: [] });
  });

  test("that does not speak HTTP is a 502", async () => {
    const url = await serveHere((request) => request.socket.end("nonsense\r\n\r\n"));
    expect((await upstreamAt(url).send(get())).status).toBe(502);
  });
});

describe("the embedded API", () => {
  const embedded = (handle: (request: Request, context?: { ip?: string }) => Promise<Response>) =>
    testContext({ UPSTREAM_TIMEOUT_MS: "200" }, handle).api;

  test("gets a request under the public address, and the caller's", async () => {
    const api = embedded(async (request, given) => Response.json({ url: request.url, ip: given?.ip }));
    const reply = await api.send(get({ ip: "192.0.2.1" }));
    expect(await reply.json()).toEqual({
      url: "http://localhost:3000/api/v1/domains/?page=1",
      ip: "192.0.2.1",
    });
  });

  test("has the same time limit, and hears when it has passed", async () => {
    const aborted = happening();
    const api = embedded((request) => {
      request.signal.addEventListener("abort", () => aborted.happened());
      return new Promise(() => {});
    });
    const reply = await api.send(get());
    expect(reply.status).toBe(504);
    await aborted.seen;
  });

  test("that throws is a 502 without its words", async () => {
    const reply = await embedded(() => Promise.reject(new Error("sdk_live_secret"))).send(get());
    expect(reply.status).toBe(502);
    expect(await reply.text()).not.toContain("secret");
  });

  test("is opened once, and again after it could not be", async () => {
    let opened = 0;
    const api = createApi(testContext().settings, async () => {
      if (++opened === 1) throw new Error("locked");
      const handle = async () => Response.json({});
      return { handle, sampleIdentities: () => [], issueCode: () => ({ code: "" }) };
    });
    expect((await api.send(get())).status).toBe(502);
    await Promise.all([api.send(get()), api.send(get())]);
    expect((await api.send(get())).status).toBe(200);
    expect(opened).toBe(2);
  });
});
