import {
  type AnyInput,
  type EndpointInput,
  type EndpointName,
  type EndpointOutput,
  endpointSpec,
  endpointUrl,
} from "@/lib/contract/endpoints";
import { isForeign, readReply } from "@/lib/contract/read-reply";
import { ApiError } from "@/lib/errors/api-error";
import type { ProblemRequest } from "@/lib/errors/problem";
import { problemFromError, problemFromResponse } from "@/lib/errors/problem-from";
import { isRead } from "@/lib/errors/request-effect";
import { throttledProblem } from "@/lib/errors/throttled";
import { exchange, type Reply } from "./exchange";
import { serverClock } from "./server-clock";
import { renewSession, sessionAccepted, sessionMark } from "./session";
import { signInGate } from "./sign-in-gate";
import { throttle } from "./throttle";

/** How often a read waits a rate limit out by itself before it is shown. */
const waits = 3;
/** A wait longer than this is shown with its countdown instead of being waited out. */
const longestWaitMs = 60_000;

/**
 * Calls one endpoint of the API through the gateway and returns its body as the contract reads it. Throws `ApiError`
 * for everything that went wrong. While the rate limit is reached, reads wait and writes are refused unsent. A 401 is
 * certain not to have been applied: an expired session is renewed, or the person signs in, and the same is sent again.
 */
export async function call<N extends EndpointName>(
  name: N,
  input: EndpointInput<N>,
  options: CallOptions = {},
): Promise<EndpointOutput<N>> {
  const request = described(name, input);
  const reply = await send(request, initOf(name, input, options.signal), options.forWrite);
  return read(name, request, reply);
}

interface CallOptions {
  signal?: AbortSignal;
  /** A read that a write begins with: it too asks for a sign-in where it meets a 401. */
  forWrite?: boolean;
}

function described(name: EndpointName, input: AnyInput) {
  return { name, method: endpointSpec(name).method, path: endpointUrl(name, input) };
}

function initOf(name: EndpointName, { body }: AnyInput, signal: AbortSignal | undefined): RequestInit {
  const { method, encoding } = endpointSpec(name);
  const headers = new Headers({ accept: "application/json" });
  const common = { method, headers, ...(signal && { signal }) };
  if (body === undefined) return common;
  if (encoding === "multipart") return { ...common, body: formData(body) };
  headers.set("content-type", "application/json");
  return { ...common, body: JSON.stringify(body) };
}

/** Sends as often as it takes to get the API's own answer to the request. */
async function send(request: ProblemRequest, init: RequestInit, forWrite = false): Promise<Reply> {
  const write = !isRead(request);
  const asks = write || forWrite;
  const signal = init.signal ?? undefined;
  let limited = 0;
  let renewed = false;
  let signedIn = false;
  for (;;) {
    await turn(request, signal, asks);
    const mark = sessionMark();
    const reply = await sendOnce(request, init);
    serverClock.hear(reply);
    throttle.hear(reply);
    if (reply.status === 429 && !write && limited++ < waits && !isLong()) continue;
    if (reply.status !== 401) {
      sessionAccepted();
      return reply;
    }
    let said = reply;
    if (!renewed) {
      renewed = true;
      const renewal = await renewSession(mark);
      if (renewal.kind === "renewed") continue;
      if (renewal.kind === "failed") throw unrenewed(request, renewal);
      said = renewal.reply ?? reply;
    }
    if (signedIn || !(await passGate(request, { asks, said, signal }))) return said;
    signedIn = true;
    renewed = false;
  }
}

/** Waits until the request may be sent. */
async function turn(request: ProblemRequest, signal: AbortSignal | undefined, asks: boolean): Promise<void> {
  const hold = throttle.held();
  const write = !isRead(request);
  if (hold && (write || isLong())) {
    throw new ApiError(throttledProblem(request, { ...hold, retryAt: hold.until }, Date.now()));
  }
  if (write) return;
  await unlessGone(request, throttle.whenOpen(signal));
  if (!asks) await unlessGone(request, signInGate.closed(signal));
}

function isLong(): boolean {
  const hold = throttle.held();
  return hold !== null && hold.until - Date.now() > longestWaitMs;
}

async function sendOnce(request: ProblemRequest, init: RequestInit): Promise<Reply> {
  try {
    return await exchange(request.path, isRead(request) ? init : { ...init, headers: named(init.headers) });
  } catch (error) {
    const aborted = init.signal?.aborted ?? false;
    throw new ApiError(problemFromError(error, request, { online: isOnline(), aborted }));
  }
}

/**
 * A write gets a new name each time it is sent, under which the gateway lets it through once: browsers repeat it by
 * themselves when its connection breaks.
 */
function named(from: HeadersInit | undefined): Headers {
  const headers = new Headers(from);
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  headers.set("x-scaidns-write", Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  return headers;
}

function passGate(
  request: ProblemRequest,
  { asks, said, signal }: { asks: boolean; said: Reply; signal: AbortSignal | undefined },
): Promise<boolean> {
  const problem = problemFromResponse(said, request);
  return unlessGone(request, signInGate.pass({ asks, problem, signal }));
}

/** What waits before it is sent can only be given up. */
async function unlessGone<T>(request: ProblemRequest, waiting: Promise<T>): Promise<T> {
  try {
    return await waiting;
  } catch (error) {
    throw new ApiError(problemFromError(error, request, { sent: false, aborted: true }));
  }
}

/** The request met a 401, so it was not applied, whatever became of the renewal. */
function unrenewed(request: ProblemRequest, failed: { reply: Reply } | { error: unknown }): ApiError {
  const problem =
    "reply" in failed
      ? problemFromResponse(failed.reply, request)
      : problemFromError(failed.error, request, { online: isOnline() });
  return new ApiError({ ...problem, outcome: isRead(request) ? "none" : "refused" });
}

function isOnline(): boolean {
  return typeof navigator === "undefined" || navigator.onLine;
}

function read<N extends EndpointName>(name: N, request: ProblemRequest, reply: Reply): EndpointOutput<N>;
function read(name: EndpointName, request: ProblemRequest, reply: Reply): unknown {
  const failed = (mismatch?: string) =>
    new ApiError(problemFromResponse(reply, request, { ...(mismatch && { mismatch }) }));
  if (reply.status < 200 || reply.status > 299) throw failed();
  const spec = endpointSpec(name);
  if (spec.response === null) {
    // A page of a proxy's is a 200 too, and so may be nothing at all.
    if (reply.status !== 204) throw failed("expected 204 No Content");
    return undefined;
  }
  if (spec.reply === "text") return reply.bodyText;
  let json: unknown;
  try {
    json = JSON.parse(reply.bodyText);
  } catch {
    throw failed();
  }
  const said = readReply(spec.response, json, spec.salvage);
  if (!said.ok) throw failed(said.mismatch);
  if (isForeign(spec.response, said.value)) throw failed("no member of it is known");
  return said.value;
}

function formData(body: unknown): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(body ?? {})) {
    if (value instanceof Blob) form.set(key, value);
    else if (value !== undefined && value !== null) form.set(key, String(value));
  }
  return form;
}
