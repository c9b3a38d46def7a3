import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { problemOf } from "@/lib/errors/api-error";
import { call } from "./call";

const fetched = vi.fn<typeof fetch>();
beforeEach(() => vi.stubGlobal("fetch", fetched));
afterEach(() => {
  fetched.mockReset();
  vi.unstubAllGlobals();
});

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const urls = () => fetched.mock.calls.map(([url]) => url);
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("should have failed"),
    (error: unknown) => problemOf(error),
  );

test("a call goes to the API's own path with its body, and gives the body as the contract reads it", async () => {
  fetched.mockResolvedValueOnce(
    json({ id: "r_1", name: "www.example.com", type: "A", content: "192.0.2.1", extra: 1 }),
  );
  const record = await call("records.create", {
    params: { domain_id: "d_1" },
    body: { name: "www", type: "A", content: "192.0.2.1" },
  });
  expect(record).toMatchObject({ id: "r_1", extra: 1 });
  const [url, init] = fetched.mock.calls[0] ?? [];
  expect(url).toBe("/api/v1/domains/d_1/records");
  expect(init).toMatchObject({ method: "POST", body: '{"name":"www","type":"A","content":"192.0.2.1"}' });
});

test("a write bears another name each time it is sent, a read none", async () => {
  const gone = new Response(null, { status: 204 });
  fetched
    .mockResolvedValueOnce(gone)
    .mockResolvedValueOnce(gone)
    .mockResolvedValueOnce(json({ data: { id: "u_1" } }));
  await call("domains.delete", { params: { domain_id: "d_1" } });
  await call("domains.delete", { params: { domain_id: "d_1" } });
  await call("auth.me", {});
  const names = fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get("x-scaidns-write"));
  expect(names).toEqual([
    expect.stringMatching(/^[0-9a-f]{32}$/),
    expect.stringMatching(/^[0-9a-f]{32}$/),
    null,
  ]);
  expect(names[0]).not.toBe(names[1]);
});

test("a 204 gives nothing and needs no body", async () => {
  fetched.mockResolvedValueOnce(new Response(null, { status: 204 }));
  expect(await call("domains.delete", { params: { domain_id: "d_1" } })).toBeUndefined();
});

test.each([
  ["a web page", () => new Response("<h1>Welcome</h1>", { headers: { "content-type": "text/html" } })],
  ["nothing", () => new Response("")],
  ["other JSON", () => json({ unexpected: [] })],
])("a 200 with %s is no deletion, and not known to be none", async (_, reply) => {
  fetched.mockResolvedValueOnce(reply());
  const said = await call("domains.delete", { params: { domain_id: "d_1" } }).catch(problemOf);
  expect(said).toMatchObject({ kind: "unreadable", status: 200, outcome: "unknown" });
});

test("an object without any member that is known is no reply, though all of them be optional", async () => {
  fetched.mockResolvedValueOnce(json({ unexpected: [] })).mockResolvedValueOnce(json({ action: "enable" }));
  const enable = () => call("dnssec.enable", { params: { domain_id: "d_1" }, body: {} });
  expect(await enable().catch(problemOf)).toMatchObject({ kind: "unreadable", outcome: "unknown" });
  expect(await enable()).toEqual({ action: "enable" });
});

test("an expired session is renewed once, and the call sent again", async () => {
  const gone = () => json({ detail: "Token expired" }, 401);
  fetched
    .mockResolvedValueOnce(gone())
    .mockResolvedValueOnce(json({}))
    .mockResolvedValueOnce(json({ data: { id: "u_1" } }));
  expect(await call("auth.me", {})).toMatchObject({ data: { id: "u_1" } });
  expect(urls()).toEqual(["/api/v1/auth/me", "/api/session/refresh", "/api/v1/auth/me"]);
});

test("calls that expire together share one renewal", async () => {
  let renewed = false;
  fetched.mockImplementation(async (url) => {
    if (url === "/api/session/refresh") {
      await Promise.resolve();
      renewed = true;
      return json({});
    }
    return renewed ? json({ data: { id: "u_1" } }) : json({ detail: "Token expired" }, 401);
  });
  await Promise.all(Array.from({ length: 20 }, () => call("auth.me", {})));
  expect(urls().filter((url) => url === "/api/session/refresh")).toHaveLength(1);
});

test("a session that cannot be renewed is a 401, not asked for again", async () => {
  fetched.mockImplementation(async () => json({ detail: "Not authenticated" }, 401));
  const problem = await failure(call("auth.me", {}));
  expect(problem).toMatchObject({ kind: "unauthenticated", message: "Not authenticated" });
  expect(urls()).toEqual(["/api/v1/auth/me", "/api/session/refresh"]);
});

test("a success whose body is not what the contract promises is unreadable, with the reason", async () => {
  fetched.mockResolvedValueOnce(json({ id: 7 }));
  const problem = await failure(call("domains.get", { params: { domain_id: "d_1" } }));
  expect(problem).toMatchObject({ kind: "unreadable", mismatch: expect.stringContaining("name") });
});

test("an error page with status 200 is unreadable, its text kept", async () => {
  fetched.mockResolvedValueOnce(
    new Response("<h1>Gateway</h1>", { headers: { "content-type": "text/html" } }),
  );
  const problem = await failure(call("domains.get", { params: { domain_id: "d_1" } }));
  expect(problem).toMatchObject({ kind: "unreadable", found: "html", raw: "<h1>Gateway</h1>" });
});

test("a read that was given up is aborted, whatever the reason was", async () => {
  const controller = new AbortController();
  fetched.mockImplementation(async () => {
    controller.abort("navigated");
    throw "navigated";
  });
  const problem = await failure(call("auth.me", {}, { signal: controller.signal }));
  expect(problem.kind).toBe("aborted");
});
