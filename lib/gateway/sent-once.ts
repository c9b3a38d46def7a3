import { fingerprint } from "./seal";
import { upstreamFailure } from "./upstream-failure";

/**
 * Header by which the console's pages name a write, anew for each. Browsers send a request again by themselves when
 * the connection that it went by was used before and breaks, writes too (Chromium: `ShouldResendRequest`).
 */
export const writeIdHeader = "x-scaidns-write";

const wellFormed = /^[\w-]{16,64}$/;
/** A browser sends again at once. */
const keptMs = 30_000;
const mostKept = 500;
/** Replies to writes are short; of longer ones only is known that they were sent. */
const longestKept = 128 * 1024;

interface Kept {
  status: number;
  headers: [name: string, value: string][];
  /** `null`: too long to be kept. */
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** Lets each write through once, however often it comes. */
export interface SentOnce {
  /** `sender` tells apart who may have the reply, and is not kept. A write without an id is just sent. */
  run(id: string | null, sender: string, send: () => Promise<Response>): Promise<Response>;
}

export function createSentOnce(): SentOnce {
  const sent = new Map<string, Promise<Kept>>();

  async function first(key: string, send: () => Promise<Response>): Promise<Response> {
    const reply = send().then(read, (error: unknown) => read(upstreamFailure(error)));
    const kept = reply.then(({ kept }) => kept);
    sent.set(key, kept);
    const [oldest] = sent.keys();
    if (sent.size > mostKept && oldest !== undefined) sent.delete(oldest);
    const { response } = await reply;
    setTimeout(() => sent.get(key) === kept && sent.delete(key), keptMs).unref();
    return response;
  }

  return {
    run: async (id, sender, send) => {
      if (id === null || !wellFormed.test(id)) return send();
      const key = await fingerprint(`${id} ${sender}`);
      const known = sent.get(key);
      if (!known) return first(key, send);
      const { status, headers, bytes } = await known;
      return bytes === null
        ? upstreamFailure(new Error("It was sent once, and its reply was too long to be kept"))
        : new Response(bytes.length > 0 ? bytes : null, { status, headers });
    },
  };
}

/** A reply, read as far as it is kept, and the same once more for whoever was first. */
async function read(reply: Response): Promise<{ kept: Kept; response: Response }> {
  const { status, body } = reply;
  const headers = [...reply.headers];
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    while (reader && size <= longestKept) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      chunks.push(value);
    }
  } catch (error) {
    return read(upstreamFailure(error));
  }
  if (!reader || size <= longestKept) {
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    const response = new Response(body ? bytes : null, { status, headers });
    return { kept: { status, headers, bytes }, response };
  }
  const all = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
    },
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { kept: { status, headers, bytes: null }, response: new Response(all, { status, headers }) };
}
