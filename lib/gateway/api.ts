import type { Settings } from "@/lib/env";
import { replyHeaders } from "./headers";
import { UpstreamRedirect, upstreamFailure, upstreamTimeout } from "./upstream-failure";

/** What the gateway uses of the embedded API. */
export interface EmbeddedApi {
  handle(request: Request, context?: { ip?: string }): Promise<Response>;
  sampleIdentities(): {
    user_id: string;
    name: string;
    email: string;
    tenant_name: string;
    roles: string[];
  }[];
  issueCode(request: {
    user_id: string;
    client_id: string;
    redirect_uri: string;
    code_challenge: string;
    code_challenge_method: string;
    nonce?: string | null;
    scope?: string | null;
  }): { code: string };
}

export interface ApiRequest {
  method: string;
  /** Path and query below the API's host, percent-encoded. */
  path: string;
  headers: Headers;
  body?: ReadableStream<Uint8Array> | string | null;
  /** Aborts the request at the API too. */
  signal?: AbortSignal;
  /** The caller's address, for the embedded API. */
  ip?: string | undefined;
  /** Longest wait, when it is to be shorter than the settings say. */
  timeoutMs?: number;
}

/** Where requests go: the embedded API or a real one. */
export interface Api {
  mode: Settings["api"]["mode"];
  /** Host people know it by. */
  host: string;
  /**
   * Sends a request; the reply has only the headers that may be passed on. Never rejects: what goes wrong on the
   * way is a reply in the API's shape that bears the gateway's mark.
   */
  send(request: ApiRequest): Promise<Response>;
  /** The embedded API itself; undefined with a real upstream. */
  embedded: (() => Promise<EmbeddedApi>) | undefined;
}

/** The API that the settings name. The embedded one is loaded and opened at its first use. */
export function createApi(settings: Settings, openEmbedded: () => Promise<EmbeddedApi>): Api {
  const timeoutMs = settings.upstreamTimeoutMs;
  if (settings.api.mode === "upstream") {
    const { url } = settings.api;
    return {
      mode: "upstream",
      host: new URL(url).host,
      embedded: undefined,
      send: (asked) => timed({ timeoutMs, ...asked }, (request) => fetchFrom(url, request)),
    };
  }
  let opened: Promise<EmbeddedApi> | undefined;
  const embedded = () => {
    opened ??= openEmbedded().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    mode: "embedded",
    host: new URL(settings.publicUrl).host,
    embedded,
    send: (asked) =>
      timed({ timeoutMs, ...asked }, async (request) => {
        const { handle } = await embedded();
        const arrived = new Request(`${settings.publicUrl}${request.path}`, initOf(request));
        return handle(arrived, request.ip ? { ip: request.ip } : {});
      }),
  };
}

/** A request as it goes out, with the signal that ends it. */
type Outgoing = ApiRequest & { signal: AbortSignal };

const initOf = ({ method, headers, body, signal }: Outgoing) => ({
  method,
  headers,
  signal,
  ...(body && { body, duplex: "half" as const }),
});

async function fetchFrom(base: string, request: Outgoing): Promise<Response> {
  // Not a `Request`: only where it finds the signal in the options does Next's `fetch` not keep a copy of the reply
  // for others, which would hold all of it in memory and never let it be cancelled.
  const options = { ...initOf(request), redirect: "manual", cache: "no-store" } as const;
  const response = await fetch(`${base}${request.path}`, options);
  if (response.status < 300 || response.status > 399) return response;
  // Followed, it would carry credentials to wherever it points.
  await response.body?.cancel();
  throw new UpstreamRedirect(response.status);
}

/**
 * Runs with a signal that follows the caller's and the time limit, which counts for every wait on the API: not while
 * the request's own body is still coming, however slow the browser's line is.
 */
async function timed(
  request: ApiRequest & { timeoutMs: number },
  send: (request: Outgoing) => Promise<Response>,
): Promise<Response> {
  const { signal, timeoutMs, body } = request;
  const abort = new AbortController();
  const onAbort = () => abort.abort(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  if (signal?.aborted) onAbort();
  let timer: NodeJS.Timeout | undefined;
  const limit: TimeLimit = {
    start: () => {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(new Error("timeout")), timeoutMs);
    },
    pause: () => clearTimeout(timer),
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    },
  };
  let waiting = true;
  const onChunk = () => waiting && limit.start();
  limit.start();
  try {
    const sent = send({
      ...request,
      signal: abort.signal,
      ...(body instanceof ReadableStream && { body: observed(body, onChunk) }),
    });
    const response = await Promise.race([sent, rejectOn(abort.signal)]);
    waiting = false;
    limit.pause();
    const { status } = response;
    const headers = replyHeaders(response.headers);
    if (response.body !== null)
      return new Response(watched(response.body, limit, abort), { status, headers });
    limit.end();
    return new Response(null, { status, headers });
  } catch (error) {
    waiting = false;
    limit.end();
    if (signal?.aborted) return new Response(null, { status: 499 });
    return abort.signal.aborted ? upstreamTimeout() : upstreamFailure(error);
  }
}

/** The same bytes; `onChunk` is called for each piece. */
function observed(body: ReadableStream<Uint8Array>, onChunk: () => void): ReadableStream<Uint8Array> {
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        onChunk();
        controller.enqueue(chunk);
      },
    }),
  );
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
}

/** Counts only while the API is waited for, not while the browser is slow to take what has come. */
interface TimeLimit {
  start(): void;
  pause(): void;
  end(): void;
}

/** The same bytes, given up when none come for the time limit, or when the browser has gone. */
function watched(
  body: ReadableStream<Uint8Array>,
  limit: TimeLimit,
  abort: AbortController,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const aborted = rejectOn(abort.signal);
  aborted.catch(() => {});
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        limit.start();
        try {
          const { done, value } = await Promise.race([reader.read(), aborted]);
          limit.pause();
          if (!done) return controller.enqueue(value);
          controller.close();
        } catch (error) {
          reader.cancel(error).catch(() => {});
          controller.error(error);
        }
        limit.end();
      },
      cancel: async (reason) => {
        limit.end();
        abort.abort(reason);
        await reader.cancel(reason).catch(() => {});
      },
    },
    { highWaterMark: 0 },
  );
}
