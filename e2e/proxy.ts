import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as open,
  type ServerResponse,
} from "node:http";
import { pipeline } from "node:stream/promises";
import type { Answer, Fate } from "./fates";

/** Which requests a fate is for. */
interface Match {
  method?: string;
  /** Of the path and query. */
  path?: RegExp;
  /** Only the one that is the nth to match, from 1. */
  nth?: number;
}

/** A request as it arrived, before its fate is known. */
export interface Arrived {
  method: string;
  path: string;
  body: string;
  /** Under which the console's pages send a write; the same again is the browser's own repetition of it. */
  name: string | undefined;
  /** Which of the connections it came by, from 1; and whether one before it came by the same. */
  connection: number;
  reused: boolean;
}

/** A request and what was done with it. */
interface Passage extends Arrived {
  at: number;
  fate: Fate;
  /** Whether the target has got it, and the status that it answered. */
  forwarded: boolean;
  status?: number;
  /** The status of another reply that was given in its place. */
  instead?: number;
}

export interface FaultProxy {
  /** `http://localhost:<port>` */
  url: string;
  /** Everything that arrived, in order. */
  seen: readonly Passage[];
  /** Gives requests that match a fate, before all that was said earlier; the returned function ends it. */
  when(match: Match, fate: Fate): () => void;
  /** Decides for the requests that no `when` is for; undefined lets them pass. */
  decide(source: (arrived: Arrived) => Fate | undefined): void;
  /** Lets everything pass again. */
  mend(): void;
  /** Waits until nothing whose path matches is under way, what is held back included. */
  idle(path?: RegExp): Promise<void>;
  stop(): Promise<void>;
}

interface ProxyOptions {
  /** Origin that requests are forwarded to. */
  target: string;
  /** Forwards the `Host` it was asked under, as towards a console that checks it; else the target's. */
  keepHost?: boolean;
  /** Lets a connection serve more than one request. */
  keepAlive?: boolean;
  /** What becomes of requests that nothing else is said of, also after `mend`; undefined lets them pass. */
  usual?: (arrived: Arrived) => Fate | undefined;
}

const maxBodyBytes = 16 * 1024 * 1024;
const maxConnections = 256;
const maxSeen = 50_000;
const patienceMs = 120_000;
const perConnection = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer"]);

/** Serves a reverse proxy on a free port of this machine that fails on purpose, and notes what it did. */
export async function startProxy({
  target,
  keepHost,
  keepAlive = true,
  usual,
}: ProxyOptions): Promise<FaultProxy> {
  const seen: Passage[] = [];
  const rules: { match: Match; fate: Fate; met: number }[] = [];
  const connections = new WeakMap<object, { number: number; requests: number }>();
  let connected = 0;
  const underWay = new Set<IncomingMessage>();
  let source: (arrived: Arrived) => Fate | undefined = () => undefined;
  const idlers = new Set<() => void>();

  const fateOf = (arrived: Arrived): Fate => {
    for (const rule of rules) {
      const { method, path, nth } = rule.match;
      if (method !== undefined && method !== arrived.method) continue;
      if (path && !path.test(arrived.path)) continue;
      rule.met += 1;
      if (nth === undefined || nth === rule.met) return rule.fate;
    }
    return source(arrived) ?? usual?.(arrived) ?? { kind: "pass" };
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const connection = connections.get(request.socket) ?? { number: 0, requests: 0 };
    connection.requests += 1;
    response.shouldKeepAlive &&= keepAlive;
    const body = await whole(request);
    const arrived: Arrived = {
      method: request.method ?? "",
      path: request.url ?? "",
      body: body.toString("utf8"),
      name: request.headers["x-scaidns-write"]?.toString(),
      connection: connection.number,
      reused: connection.requests > 1,
    };
    const passage: Passage = { ...arrived, at: Date.now(), fate: fateOf(arrived), forwarded: false };
    if (seen.push(passage) > maxSeen) seen.shift();
    const forward = async () => {
      const headers: IncomingHttpHeaders = { ...request.headers, "content-length": String(body.length) };
      if (body.length === 0) delete headers["content-length"];
      if (!keepHost) delete headers.host;
      // What is cut or replaced must be readable.
      headers["accept-encoding"] = "identity";
      passage.forwarded = true;
      const reply = await send(new URL(arrived.path, target), arrived.method, headers, body);
      passage.status = reply.statusCode ?? 0;
      return reply;
    };
    const noteInstead = (status: number) => {
      passage.instead = status;
    };
    await meet(passage.fate, { request, response, forward, noteInstead });
  }

  const server = createServer({ keepAliveTimeout: 60_000, maxHeaderSize: 32 * 1024 }, (request, response) => {
    underWay.add(request);
    handle(request, response)
      // The target is gone, or whoever asked is: neither can be answered.
      .catch(() => response.destroy())
      .finally(() => {
        underWay.delete(request);
        for (const idler of idlers) idler();
      });
  });
  server.maxConnections = maxConnections;
  server.on("connection", (socket) => {
    connected += 1;
    connections.set(socket, { number: connected, requests: 0 });
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("No port is free");

  return {
    url: `http://localhost:${address.port}`,
    seen,
    when: (match, fate) => {
      const rule = { match, fate, met: 0 };
      rules.unshift(rule);
      return () => {
        const index = rules.indexOf(rule);
        if (index >= 0) rules.splice(index, 1);
      };
    },
    decide: (next) => {
      source = next;
    },
    mend: () => {
      rules.length = 0;
      source = () => undefined;
    },
    idle: (path = /^/) =>
      new Promise<void>((resolve) => {
        const idler = () => {
          if ([...underWay].some(({ url = "" }) => path.test(url))) return;
          idlers.delete(idler);
          resolve();
        };
        idlers.add(idler);
        idler();
      }),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

interface Way {
  request: IncomingMessage;
  response: ServerResponse;
  /** Sends it on, once. */
  forward: () => Promise<IncomingMessage>;
  noteInstead: (status: number) => void;
}

async function meet(fate: Fate, { request, response, forward, noteInstead }: Way): Promise<void> {
  switch (fate.kind) {
    case "pass": {
      const reply = await forward();
      response.writeHead(reply.statusCode ?? 502, passedOn(reply.headers));
      // What breaks off behind breaks off here too.
      return pipeline(reply, response);
    }
    case "drop":
      if (fate.when === "after") await whole(await forward());
      request.socket.resetAndDestroy();
      return;
    case "delay": {
      if (fate.of === "request") await pause(fate.ms);
      const reply = await forward();
      const body = await whole(reply);
      if (fate.of === "reply") await pause(fate.ms);
      response.writeHead(reply.statusCode ?? 502, passedOn(reply.headers)).end(body);
      return;
    }
    case "truncate":
      return truncate(await forward(), response, fate.framing);
    case "answer": {
      if (fate.when === "after") await whole(await forward());
      const { status, headers, body }: Answer = fate.reply(Date.now());
      noteInstead(status);
      response.sendDate = headers.date === undefined;
      response.writeHead(status, headers).end(body);
      return;
    }
  }
}

/** Half of a reply, then the end of the connection. One without a body has nothing to cut: it does not come at all. */
async function truncate(reply: IncomingMessage, response: ServerResponse, framing: "length" | "chunked") {
  const body = await whole(reply);
  const headers = passedOn(reply.headers);
  if (framing === "length" && body.length > 0) headers["content-length"] = String(body.length);
  else delete headers["content-length"];
  if (body.length > 0) {
    response.writeHead(reply.statusCode ?? 502, headers);
    const half = body.subarray(0, Math.floor(body.length / 2));
    await new Promise<void>((resolve) => response.write(half, () => resolve()));
  }
  response.socket?.end();
  response.destroy();
}

function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !perConnection.has(name)));
}

/** By a connection of its own: one that is used again may be closed at that very moment, which nobody asked for. */
async function send(url: URL, method: string, headers: IncomingHttpHeaders, body: Buffer) {
  const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !perConnection.has(name)));
  return new Promise<IncomingMessage>((resolve, reject) => {
    const onward = open(url, { method, headers: sent, agent: false, timeout: patienceMs }, resolve);
    onward.once("timeout", () => onward.destroy(new Error("The target did not answer")));
    onward.once("error", reject);
    onward.end(body);
  });
}

async function whole(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new Error("Too large for the proxy");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
