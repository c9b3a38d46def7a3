import { QueryClient } from "@tanstack/react-query";
import { vi } from "vitest";
import { sampleApiKeys } from "@/lib/embedded/sample-api-keys";
import { testClient } from "@/lib/embedded/test-client";
import { type LostReplyNews, lostReplies } from "./lost-replies";

/**
 * What is wrong with one request: `before` and `after` are a connection cut before the API has it, or after it was
 * applied; any other is the embedded API's own fault of that name.
 */
type Trouble = "before" | "after" | string;
type Role = keyof typeof sampleApiKeys;

/** The embedded API behind `fetch`, with troubles on the way. Stub timers first: its clock is the test's. */
export function lostWorld(role: Role = "tenant_admin") {
  const { api, ok } = testClient();
  const news: LostReplyNews[] = [];
  const sent: string[] = [];
  const stop = lostReplies.listen((each) => news.push(each));
  const world = {
    role,
    client: new QueryClient(),
    /** Arranges, past all troubles. */
    ok,
    /** What was told of lost replies. */
    news,
    /** Writes that were sent. */
    sent,
    /** What goes wrong from now on. */
    trouble: (_method: string, _path: string): Trouble | undefined => undefined,
    /** Lets this go wrong with writes; and with reads, if said. */
    breakWrites: (writes: Trouble | undefined, reads?: Trouble) => {
      world.trouble = (method, path) => (method === "GET" || path.endsWith("/preview") ? reads : writes);
    },
    stop: () => {
      stop();
      vi.unstubAllGlobals();
    },
  };
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const { method = "GET" } = init;
    const trouble = world.trouble(method, path);
    if (method !== "GET") sent.push(`${method} ${path}`);
    if (trouble === "before") throw new TypeError("Failed to fetch");
    const headers = new Headers(init.headers);
    headers.set("x-api-key", sampleApiKeys[world.role]);
    if (trouble !== undefined && trouble !== "after") headers.set("x-scaidns-fault", trouble);
    const { signal: _signal, ...rest } = init;
    const reply = await api.handle(new Request(`http://console.test${path}`, { ...rest, headers }));
    if (trouble === "after") throw new TypeError("Failed to fetch");
    const said = new Headers(reply.headers);
    said.set("date", new Date().toUTCString());
    return new Response(reply.body, { status: reply.status, headers: said });
  });
  return world;
}
