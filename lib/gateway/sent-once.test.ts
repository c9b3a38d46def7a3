import { afterEach, expect, test, vi } from "vitest";
import { passThrough } from "./gateway";
import { createSentOnce, writeIdHeader } from "./sent-once";
import { happening, pageRequest, testContext } from "./test-context";

afterEach(() => {
  vi.useRealTimers();
});

const id = "0b5f3a52-6a58-4b59-9f0e-6d3e7a4c2b10";

/** A context whose API counts what it is sent, and answers when it is told to. */
function counting(reply: (body: string) => Response | Promise<Response>) {
  const sent: string[] = [];
  const context = testContext({}, async (request) => {
    const body = await request.text();
    sent.push(`${request.method} ${new URL(request.url).pathname} ${body}`);
    return reply(body);
  });
  const write = (body: string, { as = id, cookie = "a=1", signal }: Write = {}) =>
    passThrough(
      context,
      pageRequest("/api/v1/domains/d_1/records", {
        method: "POST",
        body,
        headers: { ...(as && { [writeIdHeader]: as }), cookie, "x-api-key": "mine" },
        ...(signal && { signal }),
      }),
    );
  return { sent, write };
}
interface Write {
  as?: string;
  cookie?: string;
  signal?: AbortSignal;
}

test("a write that comes again is not sent again, and gets the reply of the first", async () => {
  const { sent, write } = counting((body) =>
    Response.json({ said: body }, { status: 201, headers: { "x-request-id": "r_1" } }),
  );
  const replies = [await write("x"), await write("x")];
  expect(sent).toEqual(["POST /api/v1/domains/d_1/records x"]);
  for (const reply of replies) {
    expect(reply.status).toBe(201);
    expect(reply.headers.get("x-request-id")).toBe("r_1");
    expect(reply.headers.get("cache-control")).toContain("no-store");
    expect(await reply.json()).toEqual({ said: "x" });
  }
});

test("one that comes while the first is under way waits for it, though whoever sent the first is gone", async () => {
  const { happened, seen } = happening();
  const { sent, write } = counting(async () => {
    await seen;
    return Response.json({ done: true });
  });
  const gone = new AbortController();
  const first = write("x", { signal: gone.signal });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  gone.abort();
  const second = write("x");
  happened();
  expect(await (await second).json()).toEqual({ done: true });
  await first.catch(() => {});
  expect(sent).toHaveLength(1);
});

test("writes under other ids, of other sessions, or under none are each sent", async () => {
  const { sent, write } = counting(() => new Response(null, { status: 204 }));
  const replies = [
    await write("x"),
    await write("x", { as: id.replace("0", "1") }),
    await write("x", { cookie: "a=2" }),
    await write("x", { as: "" }),
    await write("x", { as: "" }),
    await write("x", { as: "short" }),
    await write("x", { as: "short" }),
  ];
  expect(sent).toHaveLength(replies.length);
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 204));
});

test("a reply without a body comes twice without a body", async () => {
  const { sent, write } = counting(() => new Response(null, { status: 204 }));
  expect([(await write("x")).status, (await write("x")).status]).toEqual([204, 204]);
  expect(sent).toHaveLength(1);
});

test("a reply that breaks off is the gateway's 502, twice", async () => {
  const { sent, write } = counting(
    () =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
          pull: (controller) => controller.error(new Error("cut")),
        }),
      ),
  );
  for (const reply of [await write("x"), await write("x")]) {
    expect(reply.status).toBe(502);
    expect(reply.headers.get("x-scaidns-console")).toBe("gateway");
  }
  expect(sent).toHaveLength(1);
});

test("a long reply comes whole once; then only is said that it was sent", async () => {
  const long = "y".repeat(300_000);
  const { sent, write } = counting(() => Response.json({ long }));
  expect(await (await write("x")).json()).toEqual({ long });
  const again = await write("x");
  expect(again.status).toBe(502);
  expect(sent).toHaveLength(1);
});

test("a failure to send is repeated as it was, and forgotten after a while", async () => {
  vi.useFakeTimers();
  const once = createSentOnce();
  let sent = 0;
  const send = async () => {
    sent += 1;
    throw new Error("nobody there");
  };
  expect((await once.run(id, "me", send)).status).toBe(502);
  expect((await once.run(id, "me", send)).status).toBe(502);
  expect(sent).toBe(1);
  vi.advanceTimersByTime(60_000);
  await once.run(id, "me", send);
  expect(sent).toBe(2);
});

test("no more than some hundreds are kept", async () => {
  const once = createSentOnce();
  let sent = 0;
  const send = async () => {
    sent += 1;
    return new Response(null, { status: 204 });
  };
  for (let n = 0; n < 600; n += 1) await once.run(id, String(n), send);
  await once.run(id, "599", send);
  expect(sent).toBe(600);
  await once.run(id, "0", send);
  expect(sent).toBe(601);
});
