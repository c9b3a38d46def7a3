import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { endpointKey } from "@/lib/contract/endpoints";
import { apiQuery } from "./query";
import { sessionCache } from "./session-cache";
import { throttle } from "./throttle";

afterEach(() => {
  throttle.clear();
  vi.unstubAllGlobals();
});

const zone = (id: string) => ({ id, name: `${id}.example`, domain_type: "primary", status: "active" });
const input = (id: string) => ({ params: { domain_id: id } });

/** Domains on screen and in memory, and what the API says of them from now on. */
function setUp(answer: (path: string) => Response) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const shown = (id: string) => {
    const observer = new QueryObserver(client, apiQuery("domains.get", input(id)));
    observer.subscribe(() => undefined);
    return observer;
  };
  vi.stubGlobal("fetch", async (path: string) => answer(path));
  const data = (id: string) => client.getQueryData(endpointKey("domains.get", input(id)));
  return { client, cache: sessionCache(client), shown, data };
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const gone = () => json({ detail: "Not Found" }, 404);

test("knows who is signed in, once that was read", () => {
  const { client, cache } = setUp(gone);
  expect(cache.person()).toBeUndefined();
  client.setQueryData(endpointKey("auth.me", {}), { data: { id: "u_1" } });
  expect(cache.person()).toMatchObject({ id: "u_1" });
});

test("reads again what failed for want of a sign-in, and nothing else", async () => {
  let signedIn = false;
  const asked: string[] = [];
  const { cache, shown } = setUp((path) => {
    asked.push(path);
    if (path === "/api/session/refresh") return json({ detail: "none" }, 401);
    if (path.endsWith("d_gone")) return gone();
    return signedIn ? json(zone("d_1")) : json({ detail: "Token has expired" }, 401);
  });
  const [one, missing] = [shown("d_1"), shown("d_gone")];
  await vi.waitFor(() => expect([one, missing].every((each) => each.getCurrentResult().isError)).toBe(true));
  signedIn = true;
  asked.length = 0;
  cache.refresh();
  await vi.waitFor(() => expect(one.getCurrentResult().data).toMatchObject(zone("d_1")));
  expect(asked).toEqual(["/api/v1/domains/d_1"]);
});

test("drops what another person has read, and from the screen what this one may not, when that is decided", async () => {
  let signedIn = false;
  const { client, cache, shown, data } = setUp((path) =>
    signedIn && path.endsWith("d_theirs") ? gone() : json(zone("d_1")),
  );
  const [common, theirs] = [shown("d_1"), shown("d_theirs")];
  await vi.waitFor(() =>
    expect([common, theirs].every((each) => each.getCurrentResult().isSuccess)).toBe(true),
  );
  client.setQueryData(endpointKey("domains.get", input("d_left")), zone("d_left"));
  signedIn = true;
  cache.forget();
  expect(data("d_left")).toBeUndefined();
  expect(theirs.getCurrentResult().data).toBeDefined();
  await cache.dropRefused();
  expect(data("d_1")).toBeDefined();
  expect(theirs.getCurrentResult().data).toBeUndefined();
});
