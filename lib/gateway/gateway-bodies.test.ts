import { describe, expect, test, vi } from "vitest";
import { passThrough } from "./gateway";
import { echoing, happening, pageRequest, serveHere, testContext, upstream } from "./test-context";

describe("bodies of requests", () => {
  const mb = 1024 * 1024;

  /** A body of so many megabytes that comes piece by piece and does not say its length. */
  function pieces(megabytes: number, onPiece = () => {}): ReadableStream<Uint8Array> {
    let left = megabytes;
    return new ReadableStream({
      pull: (controller) => {
        onPiece();
        if (left-- > 0) controller.enqueue(new Uint8Array(mb));
        else controller.close();
      },
    });
  }

  const chunked = (body: ReadableStream<Uint8Array>) =>
    pageRequest("/api/v1/domains/d_1/import/file", {
      method: "POST",
      body,
      duplex: "half",
      headers: { "transfer-encoding": "chunked" },
    });

  test("go through as they come, up to 10 MB", async () => {
    let received = 0;
    const url = await serveHere(async (request, response) => {
      for await (const chunk of request) received += chunk.length;
      response.end("{}");
    });
    const reply = await passThrough(testContext({ SCAIDNS_API_URL: url }), chunked(pieces(10)));
    expect(reply.status).toBe(200);
    expect(received).toBe(10 * mb);
  });

  test("reach the API before they are complete", async () => {
    const first = happening();
    const url = await serveHere(async (request, response) => {
      for await (const _ of request) first.happened();
      response.end("{}");
    });
    const gate = new TransformStream<Uint8Array, Uint8Array>();
    const writer = gate.writable.getWriter();
    const reply = passThrough(testContext({ SCAIDNS_API_URL: url }), chunked(gate.readable));
    await writer.write(new Uint8Array(1000));
    await first.seen;
    await writer.close();
    expect((await reply).status).toBe(200);
  });

  test("declared larger than that are a 413 without asking the API", async () => {
    const handle = vi.fn(async () => Response.json({}));
    const request = pageRequest("/api/v1/domains/", {
      method: "POST",
      body: pieces(11),
      duplex: "half",
      headers: { "content-length": String(11 * mb) },
    });
    const reply = await passThrough(testContext({}, handle), request);
    expect(reply.status).toBe(413);
    expect(reply.headers.get("x-scaidns-console")).toBe("gateway");
    expect(await reply.json()).toEqual({ detail: "The body is larger than 10 MB" });
    expect(handle).not.toHaveBeenCalled();
  });

  test("that turn out larger are a 413, and the API never sees their end", async () => {
    let ended = false;
    const closed = happening();
    const url = await serveHere((request) => {
      request.on("end", () => {
        ended = true;
      });
      request.on("close", closed.happened).on("error", () => {});
      request.resume();
    });
    const reply = await passThrough(testContext({ SCAIDNS_API_URL: url }), chunked(pieces(12)));
    expect(reply.status).toBe(413);
    await closed.seen;
    expect(ended).toBe(false);
  });

  test("that turn out larger are a 413 from the embedded API too", async () => {
    const context = testContext({}, async (request) => {
      await request.text().catch(() => {});
      return Response.json({ detail: "Invalid JSON" }, { status: 400 });
    });
    expect((await passThrough(context, chunked(pieces(12)))).status).toBe(413);
  });

  test("are read to their end before a 413, so that the sender can hear it", async () => {
    const onPiece = vi.fn();
    await passThrough(echoing(), chunked(pieces(30, onPiece)));
    expect(onPiece).toHaveBeenCalledTimes(31);
  });

  test("are not waited for without end", async () => {
    vi.useFakeTimers();
    const reply = passThrough(
      echoing(),
      pageRequest("/api/v1/domains/", {
        method: "POST",
        body: new ReadableStream(),
        duplex: "half",
        headers: { "content-length": String(11 * mb) },
      }),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect((await reply).status).toBe(413);
  });

  test("are none for a write that declares none", async () => {
    const request = pageRequest("/api/v1/domains/d_1/restore", {
      method: "POST",
      body: pieces(0),
      duplex: "half",
    });
    const { headers, body } = await (await passThrough(await upstream(), request)).json();
    expect(body).toBe("");
    expect(headers).not.toHaveProperty("transfer-encoding");
  });
});
