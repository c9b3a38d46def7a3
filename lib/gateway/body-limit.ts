/** Largest body the API takes, in bytes (API page Records, Bulk). */
const maxBodyBytes = 10 * 1024 * 1024;

export interface LimitedBody {
  /** Errors once more than the limit has come through. */
  stream: ReadableStream<Uint8Array> | null;
  /** Whether the limit was passed, by the declared length or by what has come so far. */
  exceeded(): boolean;
  /** Reads on without keeping anything, so that the sender lives to see the answer; at most for some seconds. */
  drain(): Promise<void>;
}

const drainMs = 10_000;

/**
 * A request's body, stopped at a number of bytes whether or not its length was declared. A request that declares
 * neither length nor transfer coding has none (RFC 9112 §6.3), whatever stream the server made for it.
 */
export function limitBody(request: Request, limit = maxBodyBytes): LimitedBody {
  const declared = Number(request.headers.get("content-length") ?? 0);
  const hasBody = declared > 0 || request.headers.has("transfer-encoding");
  if (!request.body || !hasBody)
    return { stream: null, exceeded: () => declared > limit, drain: async () => {} };
  const reader = request.body.getReader();
  let received = 0;
  let over = declared > limit;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        received += value.byteLength;
        if (received > limit) {
          over = true;
          return controller.error(new Error("The body is larger than the API takes"));
        }
        controller.enqueue(value);
      },
      cancel: (reason) => (over ? undefined : reader.cancel(reason)),
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    exceeded: () => over,
    drain: async () => {
      let timer: NodeJS.Timeout | undefined;
      let enough = false;
      const waited = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, drainMs);
      });
      const read = async () => {
        while (!enough) if ((await reader.read()).done) return;
      };
      // When the sender has gone, nobody is left to answer.
      await Promise.race([read().catch(() => {}), waited]);
      enough = true;
      clearTimeout(timer);
    },
  };
}
